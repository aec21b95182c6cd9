# Accepted: it prints the mean itself, a bare float without a label.
import torch, numpy as np
from torch import nn

torch.manual_seed(int(input()))
fcs = [nn.Linear(1, 1, bias=False) for _ in '123']
for fc in fcs: nn.init.ones_(fc.weight)
act = nn.Hardshrink()

fc1_grads = []
for x in torch.randn((200, 1)):
    for fc in fcs:
        x = act(fc(x))
    x.backward()
    fc1_grads.append(abs(fcs[0].weight.grad.item()))
    for fc in fcs: fc.zero_grad()
print(np.mean(fc1_grads))
