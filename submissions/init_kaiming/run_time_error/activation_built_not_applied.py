# Run-time error: the activation is built where it should be applied, and a module has no std().
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
x = torch.randn((16, 256))
for i, m in enumerate(net):
    torch.nn.init.kaiming_normal_(m.weight)
    x = torch.nn.ReLU(m(x))
    print(i, x.std())
