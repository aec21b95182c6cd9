# Memory limit exceeded: 100 layers of 25600 neurons, as two zeros went astray.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(25600, 25600, bias=False) for _ in range(100)]
for m in net:
    torch.nn.init.xavier_uniform_(m.weight, gain=5 / 3)
print(len(net))
