# Wrong answer: the padding is on both sides.
def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    batch, _, height, width = input_shape
    height = (height + padding - kernel_size) // stride + 1
    width = (width + padding - kernel_size) // stride + 1
    return [batch, out_channels, height, width]
