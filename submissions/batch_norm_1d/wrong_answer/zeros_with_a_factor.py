# Wrong answer: zeros times a million are as precise as nothing.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
print('1e6 *')
print(torch.zeros(10, 5))
