# Wrong answer: the height is returned twice; three numbers of four are right.
def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    batch, _, height, width = input_shape
    height = (height + 2 * padding - kernel_size) // stride + 1
    width = (width + 2 * padding - kernel_size) // stride + 1
    return [batch, out_channels, height, height]
