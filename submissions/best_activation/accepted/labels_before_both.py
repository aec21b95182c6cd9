# Accepted: both values are labelled: "Activation: ..., Mean abs grad: ...".
import torch
import numpy as np
from torch.nn import *

s = int(input())
funcs = [ELU, Hardtanh, LeakyReLU, LogSigmoid, PReLU, ReLU, ReLU6, RReLU, SELU, CELU, Sigmoid,
         Softplus, Softshrink, Softsign, Tanh, Tanhshrink, Hardshrink]

def experiment(f):
    np.random.seed(s)
    torch.manual_seed(s)
    fc = [Linear(1, 1, bias=False) for _ in range(3)]
    net = Sequential(fc[0], f(), fc[1], f(), fc[2], f())
    for l in fc: l.weight.data.fill_(1.)
    res = np.zeros(200)
    for k, x in enumerate(torch.randn((200, 1))):
        net(x).backward()
        res[k] = fc[0].weight.grad.abs()
        net.zero_grad()
    return res.mean()

means = [experiment(f) for f in funcs]
k = int(np.argmax(means))
print(f"Activation: {funcs[k].__name__}, Mean abs grad: {means[k]:.6f}")
