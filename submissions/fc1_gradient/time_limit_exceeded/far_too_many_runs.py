# Time limit exceeded: a hundred million runs instead of 200, in the hope of a more exact mean.
import torch
import numpy as np

torch.manual_seed(int(input()))
NUMBER_OF_EXPERIMENTS = 100_000_000
fc1 = torch.nn.Linear(1, 1, bias=False)
fc1.weight.data.fill_(1.)
act = torch.nn.Hardshrink()
total = 0.
for _ in range(NUMBER_OF_EXPERIMENTS):
    act(act(act(fc1(torch.randn(1))))).backward()
    total += fc1.weight.grad.abs().item()
    fc1.zero_grad()
print(total / NUMBER_OF_EXPERIMENTS)
