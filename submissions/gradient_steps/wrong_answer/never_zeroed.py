# Wrong answer: the gradient is never zeroed, so it accumulates over the steps.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
for step in range(500):
    f = torch.log(torch.log(w + 7)).prod()
    f.backward()
    w.data -= 0.001 * w.grad
print(w)
