# Wrong answer: 73.7% is not 0.737; the mean was asked for, not a percentage.
import torch
torch.manual_seed(int(input()))
fc1 = torch.nn.Linear(1, 1, bias=False)
fc2 = torch.nn.Linear(1, 1, bias=False)
fc3 = torch.nn.Linear(1, 1, bias=False)
for fc in [fc1, fc2, fc3]: fc.weight.data.fill_(1.)
hs = torch.nn.Hardshrink()
grads = []
for x in torch.randn((200, 1)):
    hs(fc3(hs(fc2(hs(fc1(x)))))).backward()
    grads.append(fc1.weight.grad.abs().item())
    fc1.zero_grad()
print('Hardshrink {:.3%}'.format(sum(grads) / len(grads)))
