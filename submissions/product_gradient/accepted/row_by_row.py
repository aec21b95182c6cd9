# Accepted: a line for each row, its number before it.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
for i, row in enumerate(w.grad):
    print(f'row {i}:', *[f'{g:.5f}' for g in row])
