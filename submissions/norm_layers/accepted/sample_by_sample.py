# Accepted: loops over samples, channels and groups.
import numpy as np
import torch


def normed(part, eps):
    return (part - part.mean()) / np.sqrt(part.var() + eps)


def custom_layer_norm(x, eps):
    return torch.tensor(np.stack([normed(sample, eps) for sample in x.numpy()]))


def custom_instance_norm(x, eps):
    return np.array([[normed(channel, eps) for channel in sample] for sample in x.numpy()])


def custom_group_norm(x, groups, eps):
    size = x.shape[1] // groups
    y = np.empty(x.shape)
    for i, sample in enumerate(x.numpy()):
        for g in range(groups):
            y[i, g * size:(g + 1) * size] = normed(sample[g * size:(g + 1) * size], eps)
    return y.tolist()
