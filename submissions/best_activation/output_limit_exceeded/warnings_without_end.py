# Output limit exceeded: a warning for every step on standard error, which counts as output too.
import sys
input()
while True:
    print('UserWarning: gradient is small', file=sys.stderr)
