# Accepted: torch's own functions without weights are the same; eps has another place in each.
import torch.nn.functional as F


def custom_layer_norm(x, eps):
    return F.layer_norm(x, x.shape[1:], eps=eps)


def custom_instance_norm(x, eps):
    return F.instance_norm(x, eps=eps)


def custom_group_norm(x, groups, eps):
    return F.group_norm(x, groups, eps=eps)
