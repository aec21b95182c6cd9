# Accepted: seeded once, before the loop in the statement's order; other numbers, but a fair reading.
import torch
import numpy as np

seed = int(input())
np.random.seed(seed)
torch.manual_seed(seed)

means = {}
for name in ('ELU', 'Hardtanh', 'LeakyReLU', 'LogSigmoid', 'PReLU', 'ReLU', 'ReLU6', 'RReLU', 'SELU',
             'CELU', 'Sigmoid', 'Softplus', 'Softshrink', 'Softsign', 'Tanh', 'Tanhshrink', 'Hardshrink'):
    a = eval('torch.nn.' + name)()
    fcs = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
    for fc in fcs:
        fc.weight.data.fill_(1.)
    grads = []
    for x in torch.randn((200, 1)):
        for fc in fcs:
            x = a(fc(x))
        x.backward()
        grads.append(fcs[0].weight.grad.abs().item())
        fcs[0].weight.grad.zero_()
    means[name] = np.mean(grads)

print({n: v for n, v in means.items() if v == max(means.values())})
