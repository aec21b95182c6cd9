# Wrong answer: one digit after the point does not show 500 steps.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.001)

for _ in range(500):
    optimizer.zero_grad()
    (w + 7).log().log().prod().backward()
    optimizer.step()
torch.set_printoptions(precision=1)
print(w)
