# Wrong answer: var() was printed where std() was asked for.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.normal_(m.weight, std=256 ** -0.5)
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = m(x)
    print(f'layer:{i}, std:{x.var()}')
