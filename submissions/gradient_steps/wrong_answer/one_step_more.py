# Wrong answer: counted from 0 to 500, these are 501 steps.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
for step in range(0, 500 + 1):
    f = torch.log(torch.log(w + 7)).prod()
    f.backward()
    w.data -= 0.001 * w.grad
    w.grad.zero_()
print(w)
