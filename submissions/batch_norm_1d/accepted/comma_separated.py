# Accepted: rows of plain numbers between commas.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
for row in y.tolist():
    print(', '.join(f'{v:.6f}' for v in row))
