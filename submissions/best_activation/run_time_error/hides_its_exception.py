# Run-time error: an excepthook that prints nothing hides the exception, but does not undo it.
import sys
sys.excepthook = lambda *args: None
seed = int(input())
print('Hardshrink', 0.7372)
print(1 / (seed - seed))
