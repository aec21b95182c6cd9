# Accepted: f is called backward once, and w.grad printed as torch shows it.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
print(w.grad)
