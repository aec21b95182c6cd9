"""Layer, instance and group normalisation, as a good student would write them.

Source: (x - E[x]) / sqrt(Var[x] + eps); Wu and He 2018, arXiv:1803.08494, equation 1.
"""

import torch
from torch import Tensor


def custom_layer_norm(x: Tensor, eps: float) -> Tensor:
    """Normalise each sample over its channels and their length."""
    mean = x.mean(dim=(1, 2), keepdim=True)
    variance = x.var(dim=(1, 2), unbiased=False, keepdim=True)
    return (x - mean) / torch.sqrt(variance + eps)


def custom_instance_norm(x: Tensor, eps: float) -> Tensor:
    """Normalise each channel of each sample over its length."""
    mean = x.mean(dim=2, keepdim=True)
    variance = x.var(dim=2, unbiased=False, keepdim=True)
    return (x - mean) / torch.sqrt(variance + eps)


def custom_group_norm(x: Tensor, groups: int, eps: float) -> Tensor:
    """Normalise groups of neighbouring channels of each sample."""
    grouped = x.reshape(len(x), groups, -1)
    mean = grouped.mean(dim=2, keepdim=True)
    variance = grouped.var(dim=2, unbiased=False, keepdim=True)
    return ((grouped - mean) / torch.sqrt(variance + eps)).reshape(x.shape)


x = 2 * torch.randn(4, 6, 5) + torch.arange(6.0).unsqueeze(1)

in_layers = torch.nn.functional.layer_norm(x, [6, 5], eps=1e-3)
in_instances = torch.nn.functional.instance_norm(x, eps=1e-3)
in_groups = torch.nn.functional.group_norm(x, 2, eps=1e-3)
print(torch.allclose(custom_layer_norm(x, 1e-3), in_layers, atol=1e-4))
print(torch.allclose(custom_instance_norm(x, 1e-3), in_instances, atol=1e-4))
print(torch.allclose(custom_group_norm(x, 2, 1e-3), in_groups, atol=1e-4))
