# Wrong answer: the learning rate is 0.01, not 0.001.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.01)

for _ in range(500):
    optimizer.zero_grad()
    (w + 7).log().log().prod().backward()
    optimizer.step()
print(w)
