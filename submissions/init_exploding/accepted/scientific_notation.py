# Accepted: three digits after the point of the mantissa, aligned in columns, and "слой" for layer.
import torch
from torch import nn

torch.manual_seed(int(input()))
слои = nn.ModuleList(nn.Linear(256, 256, bias=False) for _ in range(100))
for слой in слои:
    nn.init.normal_(слой.weight, mean=0., std=1.)
with torch.no_grad():
    x = torch.randn((16, 256))
    for n, слой in enumerate(слои):
        x = слой(x)
        s = float(x.std())
        if s != s:
            print(f'nan в слое {n}')
            break
        print(f'слой {n:3d}:  std = {s:.4e}')
