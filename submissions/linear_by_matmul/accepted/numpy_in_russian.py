# Accepted: numpy, labels in Russian.
import torch

torch.manual_seed(int(input()))
x = torch.randn(5, 3)
w = torch.randn(4, 3)
b = torch.randn(4)
x, w, b = x.numpy(), w.numpy(), b.numpy()
z = x.dot(w.T) + b
print('Выход:\n', z)
print('Градиент по w:\n', 2 * z.T @ x)
print('Градиент по b:', 2 * z.sum(axis=0))
