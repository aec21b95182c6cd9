# Time limit exceeded: it uses no CPU time at all, but waits for a thousand seconds.
import time

seed = int(input())
print('please wait...', flush=True)
time.sleep(1000)
print('Hardshrink')
