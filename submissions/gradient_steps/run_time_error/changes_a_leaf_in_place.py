# Run-time error: a leaf that requires its gradient cannot be changed in place.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
for step in range(500):
    f = torch.log(torch.log(w + 7)).prod()
    f.backward()
    w -= 0.001 * w.grad
    w.grad.zero_()
print(w)
