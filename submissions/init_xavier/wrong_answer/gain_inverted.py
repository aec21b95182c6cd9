# Wrong answer: the bound is divided by the gain instead of multiplied.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
a = (6 / 512) ** 0.5 / torch.nn.init.calculate_gain('tanh')
for m in net:
    torch.nn.init.uniform_(m.weight, -a, a)
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = torch.tanh(m(x))
    print("layer:", i, "std:", x.std().item())
