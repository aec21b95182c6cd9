# Wrong answer: the zeros are on two sides alone.
import torch


def get_padding2d(images):
    batch, channels, height, width = images.shape
    padded = torch.zeros(batch, channels, height + 2, width + 2)
    padded[:, :, :-2, :-2] = images
    return padded
