"""A network that learns y = 2^x sin(2^-x); how well, its error on other inputs says."""

import torch

torch.manual_seed(0)
x = torch.linspace(-10, 5, 150).unsqueeze(1)
y = 2**x * torch.sin(2**-x)

net = torch.nn.Sequential(torch.nn.Linear(1, 50), torch.nn.Tanh(), torch.nn.Linear(50, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
for _ in range(500):
    optimizer.zero_grad()
    loss = (net(x) - y).square().mean()
    loss.backward()
    optimizer.step()

inputs = torch.rand(200, 1) * 15 - 10
targets = 2**inputs * torch.sin(2**-inputs)
print("mean absolute error:", (net(inputs) - targets).abs().mean().item())
