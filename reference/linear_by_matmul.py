"""A linear layer by a product of matrices, and the gradients of the sum of its squares.

Source: z = x w^T + b; with L the sum of z squared, dL/dz = 2 z, dL/dw = dL/dz^T x, and dL/db is the
sum of dL/dz over the samples.
"""

import torch

torch.manual_seed(int(input()))
x = torch.randn(5, 3)
w = torch.randn(4, 3)
b = torch.randn(4)

z = x @ w.T + b
dz = 2 * z
dw = dz.T @ x
db = dz.sum(0)
print("z:", z)
print("dw:", dw)
print("db:", db)
