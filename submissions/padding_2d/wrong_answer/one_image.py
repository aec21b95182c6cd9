# Wrong answer: a batch has four dimensions, and this takes three of them: the line is told.
import torch


def get_padding2d(images):
    channels, height, width = images.shape
    padded = torch.zeros(channels, height + 2, width + 2)
    padded[:, :, 1:-1, 1:-1] = images
    return padded
