# Wrong answer: every sample is normalised over its features.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=1, keepdim=True)
var = x.var(dim=1, unbiased=False, keepdim=True)
print((x - mean) / torch.sqrt(var + 1e-3))
