# Accepted: a line for each sample, numbered from 1, and the mean of each feature before them.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
print('means:', mean.tolist())
for i, row in enumerate(y, 1):
    print(f'sample {i}:', row.tolist())
