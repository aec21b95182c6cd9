# Wrong answer: rows and columns are exchanged.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
print(w.grad.T)
