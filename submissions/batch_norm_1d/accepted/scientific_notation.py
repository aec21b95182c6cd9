# Accepted: scientific notation, wrapped by numpy after every fourth number.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
import numpy as np
np.set_printoptions(formatter={'float': '{:.6e}'.format}, linewidth=64)
print(y.numpy())
