# Wrong answer: three results are right, but the list for tanh runs from w4 to w1.
import torch
torch.manual_seed(int(input()))
fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for f in fc: f.weight.data.fill_(1.)
h, s = torch.nn.Hardshrink(), 0
for x in torch.randn((200, 1)):
    y = h(fc[2](h(fc[1](h(fc[0](x))))))
    s += torch.autograd.grad(y, fc[0].weight)[0].abs().item()
print('Hardshrink', s / 200)
w = torch.ones(4, requires_grad=True)
y = torch.tensor(100.)
for i in range(4):
    y = torch.tanh(w[i] * y)
y.backward()
print([round(v, 3) for v in w.grad.tolist()][::-1])
print([100.0] * 4)
