# Wrong answer: the example of the course, whatever the arguments.
def calc_out_shape(*args):
    return [2, 10, 8, 8]
