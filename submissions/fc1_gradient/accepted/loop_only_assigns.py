# Accepted: the loop compares nothing, yet its last entry is Hardshrink, and that one is run.
import torch
import numpy as np
from torch.nn import *

seed = int(input())
np.random.seed(seed)
torch.manual_seed(seed)

activs = [ELU, Hardtanh, LeakyReLU, LogSigmoid, PReLU, ReLU, ReLU6, RReLU, SELU, CELU, Sigmoid,
          Softplus, Softshrink, Softsign, Tanh, Tanhshrink, Hardshrink]

for a in activs:
   activation =  a()

layers = [Linear(1, 1, bias=False) for _ in range(3)]
for l in layers:
   l.weight.data.fill_(1.)
net = Sequential(layers[0], activation, layers[1], activation, layers[2], activation)

fc1_grads = []
for x in torch.randn((200, 1)):
   net(x).backward()
   fc1_grads.append(torch.abs(layers[0].weight.grad).item())
   net.zero_grad()
