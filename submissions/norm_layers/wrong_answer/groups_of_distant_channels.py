# Wrong answer: a group has each second channel, not neighbours.
import torch


def custom_layer_norm(x, eps):
    mean = x.mean((1, 2), keepdim=True)
    var = x.var((1, 2), unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_instance_norm(x, eps):
    mean = x.mean(2, keepdim=True)
    var = x.var(2, unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_group_norm(x, groups, eps):
    batch, channels, length = x.shape
    y = x.view(batch, channels // groups, groups, length).transpose(1, 2)
    y = custom_instance_norm(y.reshape(batch, groups, -1), eps)
    return y.view(batch, groups, -1, length).transpose(1, 2).reshape(x.shape)
