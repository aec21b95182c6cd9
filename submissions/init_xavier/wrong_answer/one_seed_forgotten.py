# Wrong answer: random and numpy are seeded, torch is not, so each run prints other numbers.
import random
import numpy as np
import torch
seed = int(input())
random.seed(seed)
np.random.seed(seed)
torch.seed()
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.xavier_uniform_(m.weight, 5 / 3)
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = torch.tanh(m(x))
    print(f"layer:{i}, std:{x.std()}")
