# Wrong answer: w is drawn before x.
import torch

torch.manual_seed(int(input()))
w = torch.randn(4, 3)
x = torch.randn(5, 3)
b = torch.randn(4)

z = x @ w.T + b
dz = 2 * z
dw = dz.T @ x
db = dz.sum(0)
print('z:', z)
print('dw:', dw)
print('db:', db)
