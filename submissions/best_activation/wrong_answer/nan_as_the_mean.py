# Wrong answer: nan compares with nothing, but that does not make it right.
seed = int(input())
print('Hardshrink', float('nan'))
