# Wrong answer: the derivative of the last activation is forgotten in every product.
import math
th = math.tanh
d = lambda z: 1 - th(z) ** 2

z1 = 100
z2 = th(z1)
z3 = th(z2)
z4 = th(z3)
res = [d(z3) * d(z2) * d(z1) * z1, d(z3) * d(z2) * z2, d(z3) * z3, z4]
print('tanh', [round(r, 3) for r in res])
print('relu', [100.0, 100.0, 100.0, 100.0])
