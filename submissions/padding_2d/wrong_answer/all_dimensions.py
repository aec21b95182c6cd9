# Wrong answer: batch and channels are padded, too.
import numpy as np


def get_padding2d(images):
    return np.pad(images, 1)
