# Memory limit exceeded: no process takes much, but all of them together do.
import os
import time
import torch

input()
x = torch.randn(10000)
print((x.std() / torch.tanh(x).std()).item())
print(torch.nn.init.calculate_gain('tanh'), flush=True)
for _ in range(16):
    if os.fork() == 0:
        held = b'x' * (100 << 20)
        time.sleep(3)
        os._exit(0)
for _ in range(16):
    os.wait()
