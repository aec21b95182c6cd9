# Wrong answer: var takes n - 1 unless it is told otherwise.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0)
y = (x - mean) / torch.sqrt(var + 1e-3)
print(y)
