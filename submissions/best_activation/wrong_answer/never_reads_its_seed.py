# Wrong answer: the seed is never read, so the gradients are those of another sample.
import torch

names = ['ELU', 'Hardtanh', 'LeakyReLU', 'LogSigmoid', 'PReLU', 'ReLU', 'ReLU6', 'RReLU', 'SELU',
         'CELU', 'Sigmoid', 'Softplus', 'Softshrink', 'Softsign', 'Tanh', 'Tanhshrink', 'Hardshrink']
best = (0, '')
for n in names:
    torch.manual_seed(7)
    w = torch.ones(200, requires_grad=True)
    f = getattr(torch.nn, n)()
    f(f(f(w * torch.randn(200)))).sum().backward()
    best = max(best, (w.grad.abs().mean().item(), n))
print(best[1], best[0])
