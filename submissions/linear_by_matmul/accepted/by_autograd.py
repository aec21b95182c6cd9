# Accepted: the gradients by backward().
import torch

torch.manual_seed(int(input()))
x = torch.randn(5, 3)
w = torch.randn(4, 3)
b = torch.randn(4)
w.requires_grad_()
b.requires_grad_()
z = torch.matmul(x, w.t()) + b
(z ** 2).sum().backward()
print('z', z)
print('w.grad', w.grad)
print('b.grad', b.grad)
