"""Statistics of a normal sample."""

import torch

seed = int(input())
torch.manual_seed(seed)
x = torch.randn(1000)
results = {
    "mean": x.mean().item(),
    "std": x.std().item(),
    "share of positive": (x > 0).float().mean().item(),
}
print(results)
