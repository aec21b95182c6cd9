# Output limit exceeded: every number of every layer's output is printed beside its std.
import torch
torch.set_printoptions(profile='full')
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
x = torch.randn((16, 256))
for i, m in enumerate(net):
    m.weight.data.normal_()
    x = m(x)
    print('layer:', i, 'std:', x.std(), x)
