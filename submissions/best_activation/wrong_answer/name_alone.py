# Wrong answer: the name is right, but its mean is missing; half of the points are earned.
seed = int(input())
print('nn.Hardshrink()')
