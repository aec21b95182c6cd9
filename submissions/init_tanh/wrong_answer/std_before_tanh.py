# Wrong answer: the std is taken before tanh instead of after it.
import torch
import numpy as np

torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.normal_(m.weight.data, std=np.sqrt(1 / 256))
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = m(x)
    print("layer:{}, std:{}".format(i, x.std()))
    x = torch.tanh(x)
