# Run-time error: BatchNorm1d of one feature does not take five.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
print(torch.nn.BatchNorm1d(10, eps=1e-3)(x))
