# Wrong answer: nothing is larger than infinity, but the mean is not that large.
input()
mean, best = float('inf'), 'Hardshrink'
print(best, mean)
