# Wrong answer: the answer goes to standard error; standard output stays empty.
import sys
import torch
torch.manual_seed(int(input()))
layers = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for l in layers:
    l.weight.data.fill_(1.)
s = 0
for x in torch.randn((200, 1)):
    for l in layers:
        x = torch.nn.functional.hardshrink(l(x))
    s += torch.autograd.grad(x, layers[0].weight)[0].abs().item() / 200
print('Hardshrink', s, file=sys.stderr)
