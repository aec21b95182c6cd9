# Accepted: nn.init.xavier_uniform_ does the same; three digits and Russian words.
import torch
from torch.nn import *

torch.manual_seed(int(input()))
сеть = ModuleList([Linear(256, 256, bias=False) for _ in range(100)])
for слой in сеть:
    init.xavier_uniform_(слой.weight, gain=init.calculate_gain('tanh'))
x = torch.randn((16, 256))
for номер, слой in enumerate(сеть, 1):
    x = слой(x).tanh()
    print(f'Слой {номер}: СКО = {x.std():.3f}')
