# Accepted: a mean beside each std, both with two digits after the point; the label says which is which.
import torch
import numpy as np
seed = int(input())
np.random.seed(seed); torch.manual_seed(seed)
fcs = torch.nn.ModuleList([torch.nn.Linear(256, 256, bias=False) for _ in range(100)])
for fc in fcs:
    fc.weight.data.normal_(mean=0, std=1)
x = torch.randn((16, 256))
with torch.no_grad():
    for i, fc in enumerate(fcs):
        x = fc(x)
        m, s = x.mean().item(), x.std().item()
        if np.isnan(s):
            print('First NaN layer:', i)
            break
        print(f'layer:{i}, mean:{m:.2f}, std:{s:.2f}')
