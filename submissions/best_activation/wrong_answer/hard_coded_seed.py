# Wrong answer: it reads the seed and then uses 42, so it is right for no seed but that.
import torch
import numpy as np

input()
np.random.seed(42)
torch.manual_seed(42)
act = torch.nn.Hardshrink()
fcs = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for fc in fcs:
    fc.weight.data.fill_(1.)
grads = []
for x in torch.randn((200, 1)):
    for fc in fcs:
        x = act(fc(x))
    x.backward()
    grads.append(fcs[0].weight.grad.abs().item())
    fcs[0].zero_grad()
print('Hardshrink', np.mean(grads))
