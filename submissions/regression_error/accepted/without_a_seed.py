# Accepted: another draw each time is as good, for it begins anew until its own error is small.
import torch

x = torch.linspace(-10, 5, 300).unsqueeze(1)
y = 2 ** x * torch.sin(2 ** -x)
error = 1.0
while error > 0.02:
    net = torch.nn.Sequential(torch.nn.Linear(1, 50), torch.nn.Tanh(), torch.nn.Linear(50, 1))
    optimizer = torch.optim.LBFGS(net.parameters(), max_iter=400, line_search_fn='strong_wolfe')

    def closure():
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(net(x), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    error = (net(x) - y).abs().mean().item()
