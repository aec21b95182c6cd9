# Accepted: what functions print, and what they do to x, does not matter.
import torch


def custom_layer_norm(x, eps):
    mean = x.mean((1, 2), keepdim=True)
    var = x.var((1, 2), unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_instance_norm(x, eps):
    print('instance', x)
    x = x.clone()
    mean = x.mean(2, keepdim=True)
    var = x.var(2, unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_group_norm(x, groups, eps):
    print([[[0.0] * 5] * 6] * 4)
    batch, channels, length = x.shape
    y = x.view(batch, groups, channels // groups * length)
    return custom_instance_norm(y, eps).view(batch, channels, length)
