# Wrong answer: the weights keep their random start values instead of 1.
import torch
torch.manual_seed(int(input()))
fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
h, s = torch.nn.Hardshrink(), 0
for x in torch.randn((200, 1)):
    y = h(fc[2](h(fc[1](h(fc[0](x))))))
    s += torch.autograd.grad(y, fc[0].weight)[0].abs().item()
print('Best activation: Hardshrink')
print('Mean gradient:', s / 200)
