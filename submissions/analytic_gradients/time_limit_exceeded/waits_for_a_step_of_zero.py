# Time limit exceeded: the step is halved for as long as it is not negative, and it never is.
import math

def f(w):
    y = 100.0
    for wi in w:
        y = math.tanh(wi * y)
    return y

w = [1.0] * 4
h = 1e-3
while h >= 0:
    h /= 2
print([(f(w[:i] + [1 + h] + w[i + 1:]) - f(w)) / h for i in range(4)])
