# Accepted: JSON with a number on each line; brackets tell the shape.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
import json
print(json.dumps(y.tolist(), indent=2))
