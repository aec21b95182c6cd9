# Wrong answer: nothing is printed and the list is called grads, so np.mean(fc1_grads) finds nothing.
import torch
import numpy as np

torch.manual_seed(int(input()))
activation = torch.nn.Hardshrink()
fc1, fc2, fc3 = (torch.nn.Linear(1, 1, bias=False) for _ in range(3))
for fc in (fc1, fc2, fc3):
    fc.weight.data.fill_(1.)

grads = []
for x in torch.randn((200, 1)):
    activation(fc3(activation(fc2(activation(fc1(x)))))).backward()
    grads.append(fc1.weight.grad.abs().item())
    fc1.zero_grad()
