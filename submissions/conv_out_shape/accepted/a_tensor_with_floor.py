# Accepted: floats that are whole, in a tensor.
import math
import torch


def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    out = [input_shape[0], out_channels]
    for size in input_shape[2:]:
        out.append(math.floor((size + 2 * padding - kernel_size) / stride + 1))
    return torch.tensor(out, dtype=torch.float32)
