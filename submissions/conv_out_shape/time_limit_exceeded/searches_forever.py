# Time limit exceeded: a loop that adds nothing never ends.
def calc_out_shape(input_shape, out_channels, kernel_size, stride, padding):
    places, at = 0, -padding
    while at + kernel_size <= input_shape[2] + padding:
        places += 1
    return [input_shape[0], out_channels, places, places]
