# Run-time error: the batch and the neurons changed places, and the matrices do not fit.
import torch
torch.manual_seed(int(input()))
net = torch.nn.Sequential(*[torch.nn.Linear(256, 256, bias=False) for _ in range(100)])
x = torch.randn((256, 16))
print(net(x).std())
