# Wrong answer: the inputs were drawn before the network was built, which takes random numbers too.
import torch
torch.manual_seed(int(input()))
xs = torch.randn((200, 1))
act = torch.nn.Hardshrink()
net = torch.nn.Sequential(*[m for i in range(3) for m in (torch.nn.Linear(1, 1, bias=False), act)])
for p in net.parameters():
    torch.nn.init.ones_(p)
s = 0
for x in xs:
    net.zero_grad()
    net(x).backward()
    s += net[0].weight.grad.abs().item()
print('Hardshrink', s / 200)
