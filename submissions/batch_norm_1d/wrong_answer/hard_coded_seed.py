# Wrong answer: the seed is read, but 42 is used.
import torch

seed = int(input())
torch.manual_seed(42)
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
print(y)
