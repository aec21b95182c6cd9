# Wrong answer: the list for ReLU comes first and nothing tells them apart; tanh was asked for first.
import math
print([100.0, 100.0, 100.0, 100.0])
x = [100.0]
while len(x) < 5:
    x.append(math.tanh(x[-1]))
s = [1 - v**2 for v in x[1:]]
print([round(x[i] * math.prod(s[i:]), 3) for i in range(4)])
