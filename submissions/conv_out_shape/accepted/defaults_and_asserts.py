# Accepted: other names for the arguments, defaults, and asserts of one's own.
def calc_out_shape(shape, out_channels=3, k=3, s=1, p=0):
    batch, _, height, width = shape
    height = (height + 2 * p - k) // s + 1
    width = (width + 2 * p - k) // s + 1
    return [batch, out_channels, height, width]


assert calc_out_shape([2, 3, 10, 10], 10, 3, 1, 0) == [2, 10, 8, 8]
print('ok')
