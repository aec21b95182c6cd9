# Accepted: lines of forty characters, so that every row takes two.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
torch.set_printoptions(linewidth=40)
print(y)
