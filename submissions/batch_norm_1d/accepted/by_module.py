# Accepted: torch's own layer in training; the output has its grad_fn.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
bn = torch.nn.BatchNorm1d(5, eps=1e-3)
print(bn(x))
