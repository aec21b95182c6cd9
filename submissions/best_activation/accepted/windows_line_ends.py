# Accepted: line ends of Windows (CRLF) in the file and in what it prints.
import torch
import numpy as np
seed = int(input())
np.random.seed(seed)
torch.manual_seed(seed)
fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for layer in fc:
    layer.weight.data.fill_(1.)
act = torch.nn.Hardshrink()
grads = []
for x in torch.randn((200, 1)):
    for layer in fc:
        x = act(layer(x))
    x.backward()
    grads.append(fc[0].weight.grad.abs().item())
    fc[0].zero_grad()
print('Hardshrink', np.mean(grads), end='\r\n')
