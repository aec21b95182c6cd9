# Accepted: numpy computes in double precision, which differs from torch by 2e-4 here.
import numpy as np

w = np.array([[5., 10.], [1., 2.]])
for _ in range(500):
    z = w + 7
    a = np.log(np.log(z))
    w -= 0.001 * a.prod() / a / np.log(z) / z
np.set_printoptions(precision=10)
print(repr(w))
