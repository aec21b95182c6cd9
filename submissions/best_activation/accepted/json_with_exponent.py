# Accepted: a dictionary with English keys, and the mean in scientific notation.
import json, sys
import torch

seed = int(sys.stdin.read().strip())
torch.manual_seed(seed)
fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for f in fc:
    f.weight.data.fill_(1.)
h, s = torch.nn.Hardshrink(), 0
for x in torch.randn((200, 1)):
    y = h(fc[2](h(fc[1](h(fc[0](x))))))
    s += torch.autograd.grad(y, fc[0].weight)[0].abs().item()
print(json.dumps({'seed': seed, 'best': 'Hardshrink', 'mean': '%.5e' % (s / 200)}, indent=2))
