# Run-time error: the course's own helper module was not handed in with the script.
import math
from tools.chain_rule import chain_gradients

print(chain_gradients(math.tanh, x=100, layers=4))
print(chain_gradients(lambda v: max(v, 0), x=100, layers=4))
