# Accepted: torch was told to use scientific notation; f, with its grad_fn, stands before it.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
torch.set_printoptions(sci_mode=True)
print(f, w.grad, sep='\n')
