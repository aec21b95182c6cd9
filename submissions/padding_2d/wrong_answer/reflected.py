# Wrong answer: the neighbours are reflected at the edge.
import torch.nn.functional as F


def get_padding2d(images):
    return F.pad(images, (1, 1, 1, 1), mode='reflect')
