# Memory limit exceeded: torch.ones asks for 8 GB; torch says so with a RuntimeError of its own.
import torch

torch.manual_seed(int(input()))
w = torch.ones(1_000_000, 2000, requires_grad=True)
print(w.sum())
