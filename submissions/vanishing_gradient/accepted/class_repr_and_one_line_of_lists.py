# Accepted: the class as Python shows it, then both lists on one line without a space between them.
import torch, numpy as np
from torch.nn import *
s = int(input())
def run(A):
    torch.manual_seed(s); np.random.seed(s)
    L = [Linear(1, 1, bias=False) for _ in range(3)]
    for l in L: l.weight.data.fill_(1.)
    a = A(); r = []
    for x in torch.randn((200, 1)):
        a(L[2](a(L[1](a(L[0](x)))))).backward()
        r += [L[0].weight.grad.abs().item()]
        L[0].weight.grad = None
    return np.mean(r)
print(Hardshrink if run(Hardshrink) > run(SELU) else SELU, max(run(Hardshrink), run(SELU)))
t = np.tanh
z = [100, t(100), t(t(100)), t(t(t(100))), t(t(t(t(100))))]
d = 1 - np.array(z[1:]) ** 2
print([float(round(d[i:].prod() * z[i], 3)) for i in range(4)], end='')
print(',' + str([100] * 4))
