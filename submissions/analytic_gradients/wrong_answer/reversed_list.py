# Wrong answer: the lists begin with w4, and nothing says so.
import math

t = [100.0]
for i in range(4):
    t.append(math.tanh(t[i]))

grads = []
prod = 1
for i in range(4, 0, -1):
    prod *= 1 - t[i] ** 2
    grads.append(round(prod * t[i - 1], 3))
print(grads)
print([100.0] * 4)
