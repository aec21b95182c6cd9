# Wrong answer: four numbers below each other have no shape.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
for row in w.grad.tolist():
    for g in row:
        print(g)
