# Wrong answer: the loop only assigns, and its last entry is Tanhshrink, so that one is graded.
import torch
import numpy as np
from torch.nn import *

seed = int(input())
np.random.seed(seed); torch.manual_seed(seed)

for a in [Hardshrink, ELU, Hardtanh, LeakyReLU, LogSigmoid, PReLU, ReLU, ReLU6, RReLU, SELU,
          CELU, Sigmoid, Softplus, Softshrink, Softsign, Tanh, Tanhshrink]:
    activation = a()

class SimpleNet(Module):
    def __init__(self):
        super().__init__()
        self.fcs = ModuleList(Linear(1, 1, bias=False) for _ in range(3))
        for fc in self.fcs:
            fc.weight.data.fill_(1.)

    def forward(self, x):
        for fc in self.fcs:
            x = activation(fc(x))
        return x

net = SimpleNet()
fc1_grads = []
for x in torch.randn((200, 1)):
    net(x).backward()
    fc1_grads.append(net.fcs[0].weight.grad.abs().item())
    net.zero_grad()
