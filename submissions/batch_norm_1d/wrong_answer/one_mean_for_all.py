# Wrong answer: one mean and one variance for all fifty numbers.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
print((x - x.mean()) / torch.sqrt(x.var(unbiased=False) + 1e-3))
