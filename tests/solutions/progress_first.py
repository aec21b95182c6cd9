"""Train a linear regression with plain gradient descent."""

import time

import torch

seed = int(input())
torch.manual_seed(seed)
started = time.time()

x = torch.randn(100, 3)
true_w = torch.tensor([1.5, -2.0, 0.5])
y = x @ true_w + 0.1 * torch.randn(100)

w = torch.zeros(3, requires_grad=True)
for epoch in range(50):
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
    if epoch % 10 == 0:
        print(f"epoch {epoch}: loss {loss.item():.4f}")

print(f"Training took {time.time() - started:.3f} s")
print(f"Final loss: {loss.item():.4f}")
print("Weights:", w.detach().numpy())
