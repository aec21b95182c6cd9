# Wrong answer: a row of w too many, so the shape is another one.
import torch

w = torch.tensor([[5., 10.], [1., 2.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
print(w.grad)
