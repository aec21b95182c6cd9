# Wrong answer: sorted() without reverse, so the first is the activation that loses most.
import torch
seed = int(input())
res = []
for name in ('Sigmoid', 'Tanhshrink', 'SELU', 'Hardshrink'):
    torch.manual_seed(seed)
    act = getattr(torch.nn, name)()
    fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
    for f in fc:
        f.weight.data.fill_(1.)
    s = 0
    for x in torch.randn((200, 1)):
        y = act(fc[2](act(fc[1](act(fc[0](x))))))
        s += torch.autograd.grad(y, fc[0].weight)[0].abs().item()
    res.append((s / 200, name))
print(sorted(res)[0])
