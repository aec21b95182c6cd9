# Wrong answer: the logarithm is taken once only.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(w + 7).prod()
f.backward()
print(w.grad)
