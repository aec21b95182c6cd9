# Wrong answer: SELU is the best for some seeds, and was taken from one of them without looking again.
import torch
import numpy as np

torch.manual_seed(int(input()))
selu = torch.nn.SELU()
net = torch.nn.Sequential(torch.nn.Linear(1, 1, bias=False), selu,
                          torch.nn.Linear(1, 1, bias=False), selu,
                          torch.nn.Linear(1, 1, bias=False), selu)
for p in net.parameters():
    p.data.fill_(1.)
grads = []
for x in torch.randn((200, 1)):
    net(x).backward()
    grads.append(abs(net[0].weight.grad.item()))
    net.zero_grad()
print('SELU', np.mean(grads))
