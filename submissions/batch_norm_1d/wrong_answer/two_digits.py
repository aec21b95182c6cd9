# Wrong answer: two digits do not show which eps was taken.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
torch.set_printoptions(precision=2)
print(y)
