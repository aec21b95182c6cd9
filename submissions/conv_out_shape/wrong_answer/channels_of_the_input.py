# Wrong answer: the channels are those of the input.
def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    batch, out_channels, height, width = input_shape
    height = (height + 2 * padding - kernel_size) // stride + 1
    width = (width + 2 * padding - kernel_size) // stride + 1
    return [batch, out_channels, height, width]
