# Accepted: it tries all 17, seeded anew for each, and leaves the list of the best in fc1_grads.
import torch
import numpy as np

s = int(input())
names = ('ELU Hardtanh LeakyReLU LogSigmoid PReLU ReLU ReLU6 RReLU SELU CELU Sigmoid Softplus '
         'Softshrink Softsign Tanh Tanhshrink Hardshrink').split()

def grads(activation):
    np.random.seed(s)
    torch.manual_seed(s)
    w = [torch.nn.Linear(1, 1, bias=False) for i in range(3)]
    for layer in w:
        layer.weight.data.fill_(1.)
    out = []
    for x in torch.randn((200, 1)):
        y = activation(w[2](activation(w[1](activation(w[0](x))))))
        g, = torch.autograd.grad(y, w[0].weight)
        out.append(g.abs().item())
    return out

fc1_grads = max((grads(getattr(torch.nn, n)()) for n in names), key=np.mean)
