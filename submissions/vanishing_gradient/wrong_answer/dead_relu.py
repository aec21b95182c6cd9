# Wrong answer: the gradients for ReLU are taken to be 0 or 1, without the input as a factor.
import torch
torch.manual_seed(int(input()))
fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for f in fc:
    f.weight.data.fill_(1.)
h, s = torch.nn.Hardshrink(), 0
for x in torch.randn((200, 1)):
    y = h(fc[2](h(fc[1](h(fc[0](x))))))
    s += torch.autograd.grad(y, fc[0].weight)[0].abs().item()
print('Hardshrink  ', s / 200)
print([0.0, 0.168, 0.304, 0.436])
print([1, 1, 1, 1])
