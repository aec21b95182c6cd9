# Wrong answer: var divides by n - 1 unless it is told otherwise; group norm uses the same function.
import torch


def custom_layer_norm(x, eps):
    mean = x.mean((1, 2), keepdim=True)
    var = x.var((1, 2), keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_instance_norm(x, eps):
    mean = x.mean(2, keepdim=True)
    var = x.var(2, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_group_norm(x, groups, eps):
    batch, channels, length = x.shape
    y = x.view(batch, groups, channels // groups * length)
    return custom_instance_norm(y, eps).view(batch, channels, length)
