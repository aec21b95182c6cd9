# Accepted: the mean is a tensor that still has its grad_fn; four digits are enough.
import torch
from torch import nn

torch.manual_seed(int(input()))
net = nn.Sequential(*sum([[nn.Linear(1, 1, bias=False), nn.Hardshrink()] for _ in range(3)], []))
for m in net:
    if isinstance(m, nn.Linear):
        m.weight.data.fill_(1.)
w = net[0].weight
total = 0
for x in torch.randn((200, 1)):
    g, = torch.autograd.grad(net(x), w, create_graph=True)
    total = total + g.abs().sum() * w.sum()     # w is 1, but autograd remembers it
print(nn.Hardshrink, total / 200)
