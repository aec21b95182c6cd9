"""The shape after a convolution.

Source: floor((size + 2 * padding - kernel) / stride) + 1, as `torch.nn.Conv2d` has it.
"""

import random
from collections.abc import Sequence


def calc_out_shape(
    input_shape: Sequence[int], out_channels: int, kernel_size: int, stride: int, padding: int
) -> list[int]:
    """Return batch, channels, height and width."""
    batch, _, height, width = input_shape
    out_height = (height + 2 * padding - kernel_size) // stride + 1
    out_width = (width + 2 * padding - kernel_size) // stride + 1
    return [batch, out_channels, out_height, out_width]


cases = []
for _ in range(8):
    shape = [random.randint(*span) for span in ((1, 9), (1, 4), (9, 30), (9, 30))]
    out_channels = random.randint(2, 12)
    kernel = random.randint(2, 5)
    cases.append((shape, out_channels, kernel, random.randint(1, 4), random.randint(0, 3)))
print([calc_out_shape(*case) for case in cases])
