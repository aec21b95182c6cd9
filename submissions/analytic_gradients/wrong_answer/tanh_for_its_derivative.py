# Wrong answer: tanh(z) stands where its derivative 1 - tanh(z)^2 should.
from math import tanh

a1 = tanh(100)
a2 = tanh(a1)
a3 = tanh(a2)
a4 = tanh(a3)
w4 = a4 * a3
w3 = a4 * a3 * a2
w2 = a4 * a3 * a2 * a1
w1 = a4 * a3 * a2 * a1 * 100
print([round(w, 3) for w in [w1, w2, w3, w4]])
print([100., 100., 100., 100.])
