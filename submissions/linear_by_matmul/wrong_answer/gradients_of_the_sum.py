# Wrong answer: these are gradients of the sum of z.
import torch

torch.manual_seed(int(input()))
x = torch.randn(5, 3)
w = torch.randn(4, 3)
b = torch.randn(4)

z = x @ w.T + b
dz = torch.ones(5, 4)
dw = dz.T @ x
db = dz.sum(0)
print('z:', z)
print('dw:', dw)
print('db:', db)
