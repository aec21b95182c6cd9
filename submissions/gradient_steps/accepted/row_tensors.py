# Accepted: a tensor for each row, f at the end.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.001)

for _ in range(500):
    optimizer.zero_grad()
    (w + 7).log().log().prod().backward()
    optimizer.step()
for row in w:
    print(row)
print('f:', (w + 7).log().log().prod().item())
