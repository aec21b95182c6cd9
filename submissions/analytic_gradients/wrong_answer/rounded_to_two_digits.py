# Wrong answer: two digits after the point, where the statement asks for three.
import torch

def g(a):
    w = torch.ones(4, requires_grad=True)
    y = torch.tensor(100.)
    for wi in w:
        y = a(wi * y)
    return [round(v, 2) for v in torch.autograd.grad(y, w)[0].tolist()]

print(g(torch.tanh))
print(g(torch.relu))
