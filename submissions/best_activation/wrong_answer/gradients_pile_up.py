# Wrong answer: the gradients are never set to zero, so each run adds to those before it.
import torch
import numpy as np

np.random.seed(s := int(input()))
torch.manual_seed(s)
fc1, fc2, fc3 = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for fc in (fc1, fc2, fc3):
    fc.weight.data.fill_(1.)
a = torch.nn.Hardshrink()
grads = []
for x in torch.randn((200, 1)):
    a(fc3(a(fc2(a(fc1(x)))))).backward()
    grads.append(torch.abs(fc1.weight.grad).item())
    # net.zero_grad()
print('Hardshrink', np.mean(grads))
