# Wrong answer: only the second part was solved; half of the points are earned.
import math
seed = input()  # not needed here
o1 = math.tanh(100); o2 = math.tanh(o1); o3 = math.tanh(o2); o4 = math.tanh(o3)
d1, d2, d3, d4 = [1 - o ** 2 for o in (o1, o2, o3, o4)]
print('tanh:', [round(g, 3) for g in (d4*d3*d2*d1*100, d4*d3*d2*o1, d4*d3*o2, d4*o3)])
print('relu:', [100., 100., 100., 100.])
