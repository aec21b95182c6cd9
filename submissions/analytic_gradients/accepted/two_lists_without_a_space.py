# Accepted: both lists on one line with nothing but a comma between them, and whole numbers for ReLU.
from math import tanh
z=[100]
for i in range(4):z.append(tanh(z[-1]))
p=1
g=[]
for i in (4,3,2,1):
  p*=1-z[i]**2
  g=[round(p*z[i-1],3)]+g
print(g,end=',')
print([100]*4)
