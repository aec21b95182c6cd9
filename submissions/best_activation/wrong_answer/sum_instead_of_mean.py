# Wrong answer: the sum over the 200 runs was not divided by their number.
import torch
torch.manual_seed(int(input()))
fcs = [torch.nn.Linear(1, 1, bias=False) for i in range(3)]
for f in fcs: f.weight.data.fill_(1)
act = torch.nn.Hardshrink(); total = 0
for x in torch.randn(200, 1):
    y = act(fcs[2](act(fcs[1](act(fcs[0](x))))))
    total += torch.autograd.grad(y, fcs[0].weight)[0].abs().item()
print("Hardshrink", total)
