# Wrong answer: a table of all candidates and nothing else; which one is best is for the reader to find.
import torch
import numpy as np

seed = int(input())
names = ['ELU', 'Hardtanh', 'LeakyReLU', 'LogSigmoid', 'PReLU', 'ReLU', 'ReLU6', 'RReLU', 'SELU', 'CELU',
         'Sigmoid', 'Softplus', 'Softshrink', 'Softsign', 'Tanh', 'Tanhshrink', 'Hardshrink']
for name in names:
    torch.manual_seed(seed)
    act = getattr(torch.nn, name)()
    net = torch.nn.Sequential(*[m for _ in range(3) for m in (torch.nn.Linear(1, 1, bias=False), act)])
    for i in range(0, 6, 2):
        net[i].weight.data.fill_(1.)
    grads = []
    for x in torch.randn((200, 1)):
        net(x).backward()
        grads.append(net[0].weight.grad.abs().item())
        net.zero_grad()
    print(name, np.mean(grads))
