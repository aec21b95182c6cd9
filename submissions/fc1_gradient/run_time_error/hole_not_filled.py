# Run-time error: the hole of the template was left as it is, and an ellipsis cannot be called.
import torch
import numpy as np

seed = int(input())
torch.manual_seed(seed)

activation = ...

fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
fc1_grads = []
for x in torch.randn((200, 1)):
    for layer in fc:
        x = activation(layer(x))
    x.backward()
    fc1_grads.append(fc[0].weight.grad.abs().item())
