# Memory limit exceeded: np.ones asks for 8 GB, for 200 runs of one number each.
import numpy as np

seed = int(input())
np.random.seed(seed)
x = np.ones((1_000_000, 1000))
print('Hardshrink', x.mean())
