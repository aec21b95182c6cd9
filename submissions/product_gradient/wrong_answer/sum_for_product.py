# Wrong answer: the sum over the elements, not their product.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).sum()
f.backward()
print(w.grad)
