# Wrong answer: each new record is printed as it comes, and the winner is not stated apart from them.
import torch
seed = int(input())
record = 0
for name in ['Sigmoid', 'Tanh', 'ReLU', 'ELU', 'SELU', 'Hardshrink']:
    torch.manual_seed(seed)
    act = getattr(torch.nn, name)()
    fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
    for f in fc:
        f.weight.data.fill_(1.)
    s = 0
    for x in torch.randn((200, 1)):
        y = act(fc[2](act(fc[1](act(fc[0](x))))))
        s += torch.autograd.grad(y, fc[0].weight)[0].abs().item()
    if s > record:
        record = s
        print(name, s / 200)
