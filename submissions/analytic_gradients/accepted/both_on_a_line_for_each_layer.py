# Accepted: a line for each weight holds both numbers, each behind the name of its activation.
import torch


def grads(activation, x=100.0):
    w = [torch.tensor(1.0, requires_grad=True) for _ in range(4)]
    out = torch.tensor(x)
    for each in w:
        out = activation(each * out)
    out.backward()
    return [each.grad.item() for each in w]


for n, (t, r) in enumerate(zip(grads(torch.tanh), grads(torch.relu)), 1):
    print(f"Layer {n}: tanh {t:.3f}, relu {r:.3f}")
