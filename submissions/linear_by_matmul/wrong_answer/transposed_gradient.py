# Wrong answer: dw is printed as 3 x 4.
import torch

torch.manual_seed(int(input()))
x = torch.randn(5, 3)
w = torch.randn(4, 3)
b = torch.randn(4)

z = x @ w.T + b
dz = 2 * z
dw = x.T @ dz
db = dz.sum(0)
print('z:', z)
print('dw:', dw)
print('db:', db)
