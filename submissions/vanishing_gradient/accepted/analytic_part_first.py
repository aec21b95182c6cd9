# Accepted: the second part comes first; names, numbers and lists do not get in each other's way.
import torch
import torch.nn.functional as F

def weights_grad(f):
    w = [torch.tensor(1.0, requires_grad=True) for _ in range(4)]
    out = torch.tensor(100.0)
    for wi in w:
        out = f(wi * out)
    out.backward()
    return [wi.grad for wi in w]

print("tanh:", weights_grad(torch.tanh))
print("relu:", weights_grad(torch.relu))

torch.manual_seed(int(input()))
l1, l2, l3 = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
for l in (l1, l2, l3):
    torch.nn.init.ones_(l.weight)
acc = torch.zeros(1, 1)
for x in torch.randn((200, 1)):
    F.hardshrink(l3(F.hardshrink(l2(F.hardshrink(l1(x)))))).backward()
    acc += l1.weight.grad.abs()
    l1.zero_grad()
print("winner: nn.Hardshrink()")
print("mean grad:", acc / 200)
