# Accepted: std = sqrt(2 / n) by hand, printed without labels: the index, then the value.
import torch
n, L = 256, 100
torch.manual_seed(int(input()))
fc = [torch.nn.Linear(n, n, bias=False) for _ in range(L)]
for f in fc:
    f.weight.data.normal_(0, (2 / n) ** 0.5)
x = torch.randn(16, n)
for i in range(L):
    x = torch.relu(fc[i](x))
    print(i, round(x.std().item(), 6))
