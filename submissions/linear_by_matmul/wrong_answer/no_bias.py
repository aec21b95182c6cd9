# Wrong answer: the bias is left out, in z and in all that follows.
import torch

torch.manual_seed(int(input()))
x = torch.randn(5, 3)
w = torch.randn(4, 3)
b = torch.randn(4)

z = x @ w.T
dz = 2 * z
dw = dz.T @ x
db = dz.sum(0)
print('z:', z)
print('dw:', dw)
print('db:', db)
