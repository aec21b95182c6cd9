# Wrong answer: the seed is never read, so the sample is another one each time.
import torch

x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
print(y)
