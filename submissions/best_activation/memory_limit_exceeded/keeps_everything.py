# Memory limit exceeded: every batch of inputs is kept in a list, and there is no end of them.
import torch

torch.manual_seed(int(input()))
history = []
while len(history) < 100000:
    history.append(torch.randn(200, 10000))
    history[-1] *= 1
print(len(history))
