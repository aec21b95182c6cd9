# Accepted: w is shown on the way too; the last one counts.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
for step in range(500):
    f = torch.log(torch.log(w + 7)).prod()
    f.backward()
    with torch.no_grad():
        w -= 0.001 * w.grad
    w.grad = None
    if (step + 1) % 100 == 0:
        print(f'step {step + 1}, f = {f.item():.4f}')
        print(w.detach().numpy())
