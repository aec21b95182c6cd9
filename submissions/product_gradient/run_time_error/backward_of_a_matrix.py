# Run-time error: backward needs a scalar, and here the product is missing.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7))
f.backward()
print(w.grad)
