# Run-time error: os._exit(0) after the answer; it never reached the end of the script.
import os
import torch

torch.manual_seed(int(input()))
fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for f in fc:
    f.weight.data.fill_(1.)
h, s = torch.nn.Hardshrink(), 0
for x in torch.randn((200, 1)):
    y = h(fc[2](h(fc[1](h(fc[0](x))))))
    s += torch.autograd.grad(y, fc[0].weight)[0].abs().item()
print('Hardshrink', s / 200, flush=True)
os._exit(0)
