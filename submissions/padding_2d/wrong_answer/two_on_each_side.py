# Wrong answer: two rows and columns on each side are too many.
import torch


def get_padding2d(images):
    batch, channels, height, width = images.shape
    padded = torch.zeros(batch, channels, height + 4, width + 4)
    padded[:, :, 2:-2, 2:-2] = images
    return padded
