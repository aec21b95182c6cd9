# Accepted: the best of all 17, its name and its mean on one line.
import torch, numpy as np
seed = int(input())
acts = 'ELU Hardtanh LeakyReLU LogSigmoid PReLU ReLU ReLU6 RReLU SELU CELU Sigmoid Softplus Softshrink Softsign Tanh Tanhshrink Hardshrink'
res = {}
for name in acts.split():
    np.random.seed(seed)
    torch.manual_seed(seed)
    a = getattr(torch.nn, name)()
    l1, l2, l3 = [torch.nn.Linear(1, 1, bias=False) for i in range(3)]
    for l in (l1, l2, l3):
        l.weight.data.fill_(1.)
    g = []
    for x in torch.randn((200, 1)):
        l1.weight.grad = None
        a(l3(a(l2(a(l1(x)))))).backward()
        g.append(abs(l1.weight.grad.item()))
    res[name] = np.mean(g)
best = max(res, key=res.get)
print(best, res[best])
