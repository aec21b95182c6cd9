# Accepted: the course's set_seed, and a prompt that never reaches the answer.
import torch
from tools.common_tools import set_seed

set_seed(int(input('Введите seed, например 11: ')))
x = torch.randn((10, 5))
mean = x.mean(dim=0)
var = x.var(dim=0, unbiased=False)
y = (x - mean) / torch.sqrt(var + 1e-3)
print(y)
