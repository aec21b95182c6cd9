# Accepted: no class, no loop over modules; a Sequential and a list of the results.
import math
import torch
from torch import nn

torch.manual_seed(int(input()))
net = nn.Sequential(*(nn.Linear(256, 256, bias=False) for _ in range(100)))
for p in net.parameters():
    nn.init.normal_(p, std=math.sqrt(1 / 256))
x = torch.randn((16, 256))
stds = []
for layer in net:
    x = layer(x)
    stds.append(x.std().item())
print(stds)
