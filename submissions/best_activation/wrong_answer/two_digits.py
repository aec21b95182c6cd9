# Wrong answer: two digits after the point are too few to tell a right mean from a wrong one.
import torch
torch.manual_seed(int(input()))
w = torch.stack([torch.nn.Linear(1, 1, bias=False).weight.data for _ in range(3)]) * 0 + 1
w.requires_grad_()
h = torch.nn.Hardshrink()
m = 0
for x in torch.randn((200, 1)):
    g, = torch.autograd.grad(h(w[2] * h(w[1] * h(w[0] * x))), w)
    m += abs(g[0].item()) / 200
print(f'Hardshrink {m:.2f}')
