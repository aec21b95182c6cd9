# Run-time error: a signal that nobody handles, as a broken C extension would raise it.
import os
import signal
input()
print('Hardshrink 0.7372', flush=True)
os.kill(os.getpid(), signal.SIGSEGV)
