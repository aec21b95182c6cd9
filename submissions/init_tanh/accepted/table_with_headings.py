# Accepted: a table with a heading over each column, the std in the last.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.normal_(m.weight, std=(1 / 256) ** 0.5)
x = torch.randn((16, 256))
print('layer    mean      std')
for i, m in enumerate(net):
    x = torch.tanh(m(x))
    print(f'{i:5d} {x.mean():8.5f} {x.std():8.5f}')
