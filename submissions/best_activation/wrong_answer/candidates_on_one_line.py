# Wrong answer: several candidates on one line; the right one among them is not an answer.
import torch

torch.manual_seed(int(input()))
fc = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for f in fc:
    torch.nn.init.ones_(f.weight)
h = torch.nn.Hardshrink()
s = 0
for x in torch.randn((200, 1)):
    fc[0].zero_grad()
    h(fc[2](h(fc[1](h(fc[0](x)))))).backward()
    s += fc[0].weight.grad.abs().item()
print('SELU or ELU or Hardshrink', s / 200)
