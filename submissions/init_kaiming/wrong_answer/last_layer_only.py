# Wrong answer: the std after the last layer alone, where each of the 100 was asked for.
import torch
torch.manual_seed(int(input()))
net = torch.nn.Sequential()
for _ in range(100):
    net.append(torch.nn.Linear(256, 256, bias=False))
    net.append(torch.nn.ReLU())
for m in net[::2]:
    torch.nn.init.kaiming_normal_(m.weight)
print('layer:99, std:', net(torch.randn((16, 256))).std().item())
