# Wrong answer: nothing is added left and right.
import torch


def get_padding2d(images):
    batch, channels, height, width = images.shape
    padded = torch.zeros(batch, channels, height + 2, width)
    padded[:, :, 1:-1, :] = images
    return padded
