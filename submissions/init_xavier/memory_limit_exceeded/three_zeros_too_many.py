# Memory limit exceeded: 100 layers of 256000 neurons, as three zeros went astray.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256000, 256000, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.xavier_uniform_(m.weight, gain=5 / 3)
print(len(net))
