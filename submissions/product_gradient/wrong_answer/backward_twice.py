# Wrong answer: backward ran twice, and the gradients accumulate.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward(retain_graph=True)
f.backward()
print(w.grad)
