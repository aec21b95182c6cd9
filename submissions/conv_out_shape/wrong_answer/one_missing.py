# Wrong answer: the first place of the kernel is not counted.
def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    batch, _, height, width = input_shape
    height = (height + 2 * padding - kernel_size) // stride
    width = (width + 2 * padding - kernel_size) // stride
    return [batch, out_channels, height, width]
