# Accepted: the four products written out one by one, rounded to three digits.
import math

t1 = math.tanh(100)
t2 = math.tanh(t1)
t3 = math.tanh(t2)
t4 = math.tanh(t3)
g4 = (1 - t4**2) * t3
g3 = (1 - t4**2) * (1 - t3**2) * t2
g2 = (1 - t4**2) * (1 - t3**2) * (1 - t2**2) * t1
g1 = (1 - t4**2) * (1 - t3**2) * (1 - t2**2) * (1 - t1**2) * 100
print([round(g, 3) for g in (g1, g2, g3, g4)])
print([100.0, 100.0, 100.0, 100.0])
