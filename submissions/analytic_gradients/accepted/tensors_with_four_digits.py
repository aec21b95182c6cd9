# Accepted: torch prints its tensors with four digits, and the wrapper around them does no harm.
import torch

for a in (torch.nn.Tanh(), torch.nn.ReLU()):
    net = torch.nn.Sequential()
    for _ in range(4):
        fc = torch.nn.Linear(1, 1, bias=False)
        fc.weight.data.fill_(1.)
        net.append(fc)
        net.append(a)
    net(torch.tensor([100.])).backward()
    print(torch.cat([p.grad.flatten() for p in net.parameters()]))
