# Accepted: fc1_grads holds tensors instead of floats; np.mean makes the same number of them.
import numpy as np
import torch
import torch.nn as nn

seed = int(input())
torch.manual_seed(seed)
np.random.seed(seed)

def make_net(f):
    net = nn.Sequential(nn.Linear(1, 1, False), f, nn.Linear(1, 1, False), f, nn.Linear(1, 1, False), f)
    for p in net.parameters():
        p.data = torch.ones_like(p)
    return net

net = make_net(nn.Hardshrink())
fc1_grads = []
for x in torch.randn((200, 1)):
    net.zero_grad()
    net(x).backward()
    fc1_grads.append(net[0].weight.grad[0, 0].abs().clone())
