# Wrong answer: torch's eps is 1e-5, not 1e-3.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
print(torch.nn.BatchNorm1d(5)(x))
