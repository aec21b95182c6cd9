# Accepted: numpy pads, and an array is returned.
import numpy as np


def get_padding2d(images):
    return np.pad(images.numpy(), ((0, 0), (0, 0), (1, 1), (1, 1)))
