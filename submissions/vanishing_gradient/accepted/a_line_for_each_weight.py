# Accepted: a line for each weight, w4 first and not rounded, under a heading with the activation.
import math
import torch

seed = int(input())
torch.manual_seed(seed)
net = [torch.nn.Linear(1, 1, bias=False) for i in range(3)]
for layer in net:
    layer.weight.data.fill_(1.)
fc1_grads = []
for x in torch.randn((200, 1)):
    for layer in net:
        x = torch.nn.functional.hardshrink(layer(x))
    x.backward()
    fc1_grads.append(net[0].weight.grad.abs().item())
    net[0].zero_grad()
print('Hardshrink:', sum(fc1_grads) / len(fc1_grads))

th = lambda n: 100. if n == 0 else math.tanh(th(n - 1))
print('tanh gradients')
k = 1
for n in (4, 3, 2, 1):
    k *= 1 - th(n) ** 2
    print(f'w{n}: {k * th(n - 1):.8f}')
print('relu gradients')
for n in (4, 3, 2, 1):
    print(f'w{n}: 100')
