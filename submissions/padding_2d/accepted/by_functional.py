# Accepted: torch pads the last dimension first.
import torch.nn.functional as F


def get_padding2d(images):
    return F.pad(images, (1, 1, 1, 1))
