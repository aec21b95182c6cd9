# Wrong answer: the seed is never read, so the gradients are those of another sample.
import torch

names = ['ELU', 'Hardtanh', 'LeakyReLU', 'LogSigmoid', 'PReLU', 'ReLU', 'ReLU6', 'RReLU', 'SELU',
         'CELU', 'Sigmoid', 'Softplus', 'Softshrink', 'Softsign', 'Tanh', 'Tanhshrink', 'Hardshrink']
best = (0, '')
for n in names:
    torch.manual_seed(7)
    ws = [torch.ones(1, requires_grad=True) for _ in range(3)]
    f = getattr(torch.nn, n)()
    x = torch.randn(200)
    for w in ws: x = f(w * x)
    g = [torch.autograd.grad(v, ws[0], retain_graph=True)[0].abs() for v in x]
    best = max(best, (torch.stack(g).mean().item(), n))
print(best[1], best[0])
