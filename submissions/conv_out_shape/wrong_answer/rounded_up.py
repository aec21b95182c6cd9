# Wrong answer: a kernel that does not fit is left out, so it is rounded down.
def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    batch, _, height, width = input_shape
    height = -(-(height + 2 * padding - kernel_size) // stride) + 1
    width = -(-(width + 2 * padding - kernel_size) // stride) + 1
    return [batch, out_channels, height, width]
