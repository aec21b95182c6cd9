# Accepted: "Layer 1/100" is layer 1 counted from 1; the 100 says how many there are.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.kaiming_normal_(m.weight, nonlinearity='relu')
x = torch.randn((16, 256))
for i, m in enumerate(net, 1):
    x = torch.relu(m(x))
    print(f"Layer {i}/{len(net)}: std {x.std().item():.5f}")
