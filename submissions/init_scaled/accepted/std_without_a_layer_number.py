# Accepted: 100 lines with a label and a std each; their order says which layer is which.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    m.weight.data.normal_(0, (1 / 256) ** 0.5)
x = torch.randn((16, 256))
for m in net:
    x = m(x)
    print('std:', x.std().item())
