# Wrong answer: 2 / n is the variance of the weights, and normal_ wants their std.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.normal_(m.weight.data, std=2 / 256)
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = torch.relu(m(x))
    print("layer:{}, std:{}".format(i, x.std()))
