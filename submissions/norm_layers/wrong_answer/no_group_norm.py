# Wrong answer: two of three are there; the third is missing, and they have their points.
import torch


def custom_layer_norm(x, eps):
    mean = x.mean((1, 2), keepdim=True)
    var = x.var((1, 2), unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5


def custom_instance_norm(x, eps):
    mean = x.mean(2, keepdim=True)
    var = x.var(2, unbiased=False, keepdim=True)
    return (x - mean) / (var + eps) ** 0.5
