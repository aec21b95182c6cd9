# Wrong answer: the instance's are taken over the batch, as in batch normalisation.
import torch


def custom_layer_norm(x, eps):
    mean = x.mean((1, 2), keepdim=True)
    var = x.var((1, 2), unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_instance_norm(x, eps):
    mean = x.mean((0, 2), keepdim=True)
    var = x.var((0, 2), unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_group_norm(x, groups, eps):
    batch, channels, length = x.shape
    y = x.view(batch, groups, channels // groups * length)
    mean, var = y.mean(2, keepdim=True), y.var(2, unbiased=False, keepdim=True)
    return ((y - mean) / (var + eps) ** 0.5).view(batch, channels, length)
