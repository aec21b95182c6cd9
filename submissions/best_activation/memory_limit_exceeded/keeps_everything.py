# Memory limit exceeded: the inputs of every trial are kept in a list, and there is no end of trials.
import torch

torch.manual_seed(int(input()))
history = []
while True:
    x = torch.randn(200, 1)
    history.append([x.tolist(), x.repeat(1, 100000)])
