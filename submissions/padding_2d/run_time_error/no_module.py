# Run-time error: there is no such module.
from torch.nn.padding import pad


def get_padding2d(images):
    return pad(images, 1)
