# Accepted: torch itself convolves zeros, and its shape is returned.
import torch


def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    conv = torch.nn.Conv2d(input_shape[1], out_channels, kernel_size, stride, padding)
    return conv(torch.zeros(input_shape)).shape
