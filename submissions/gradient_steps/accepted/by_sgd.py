# Accepted: torch.optim.SGD, and the rows of w as a list of lists.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.001)

for _ in range(500):
    optimizer.zero_grad()
    (w + 7).log().log().prod().backward()
    optimizer.step()
print('w after 500 steps:', w.tolist())
