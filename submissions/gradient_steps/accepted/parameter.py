# Accepted: a Parameter prints its own heading before the tensor.
import torch

w = torch.nn.Parameter(torch.tensor([[5., 10.], [1., 2.]]))
optimizer = torch.optim.SGD([w], lr=0.001)

for _ in range(500):
    optimizer.zero_grad()
    (w + 7).log().log().prod().backward()
    optimizer.step()
print(w)
