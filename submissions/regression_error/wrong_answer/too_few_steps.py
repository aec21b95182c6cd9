# Wrong answer: after 20 steps the error is too large, and the bound is told.
import torch

torch.manual_seed(1)
x = torch.linspace(-10, 5, 150).unsqueeze(1)
y = 2 ** x * torch.sin(2 ** -x)

net = torch.nn.Sequential(torch.nn.Linear(1, 50), torch.nn.Tanh(), torch.nn.Linear(50, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
for step in range(20):
    optimizer.zero_grad()
    loss = ((net(x) - y) ** 2).mean()
    loss.backward()
    optimizer.step()
    if step % 500 == 0:
        print(step, loss.item())
