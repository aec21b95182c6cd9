# Accepted: numpy's var is the biased one; repr with its dtype.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
x = x.numpy()
print(repr((x - x.mean(0)) / (x.var(0) + 1e-3) ** .5))
