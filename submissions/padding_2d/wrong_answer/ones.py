# Wrong answer: there are ones around.
import torch


def get_padding2d(images):
    batch, channels, height, width = images.shape
    padded = torch.ones(batch, channels, height + 2, width + 2)
    padded[:, :, 1:-1, 1:-1] = images
    return padded
