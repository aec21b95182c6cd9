# Accepted: a thread for each finalist; a lock keeps the random numbers of one apart from the other's.
import threading
import torch

seed = int(input())
lock = threading.Lock()
found = {}

def work(name):
    f = getattr(torch.nn, name)()
    with lock:
        torch.manual_seed(seed)
        fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
        for l in fc:
            l.weight.data.fill_(1.)
        s = 0
        for x in torch.randn((200, 1)):
            g = torch.autograd.grad(f(fc[2](f(fc[1](f(fc[0](x)))))), fc[0].weight)
            s += abs(g[0].item())
        found[name] = s / 200

threads = [threading.Thread(target=work, args=(n,)) for n in ('SELU', 'Hardshrink', 'ELU')]
for t in threads: t.start()
for t in threads: t.join()
print(*max(found.items(), key=lambda item: item[1]), sep='   ')
