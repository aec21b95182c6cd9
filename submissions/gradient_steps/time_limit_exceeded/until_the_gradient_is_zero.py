# Time limit exceeded: the gradient never is zero on the way.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
grad = torch.ones(2, 2)
while grad.abs().sum() > 0:
    (w + 7).log().log().prod().backward()
    grad = w.grad.clone()
    w.data -= 1e-9 * grad
    w.grad.zero_()
print(w)
