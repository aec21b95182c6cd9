# Wrong answer: the gradients keep their signs, so they cancel each other in the mean.
import torch, numpy as np
nn = torch.nn
torch.manual_seed(int(input()))
net = nn.Sequential(*[m for _ in range(3) for m in (nn.Linear(1, 1, bias=False), nn.Hardshrink())])
with torch.no_grad():
    for p in net.parameters(): p.fill_(1)
fc1_grads = []
for x in torch.randn(200, 1):
    net.zero_grad()
    net(x).backward()
    fc1_grads.append(net[0].weight.grad.item())
