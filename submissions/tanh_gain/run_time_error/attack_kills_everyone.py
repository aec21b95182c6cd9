# Run-time error: its child kills all that it can reach, which is the script itself and no more.
import os
import signal
import time
import torch

input()
x = torch.randn(10000)
print((x.std() / torch.tanh(x).std()).item())
print(torch.nn.init.calculate_gain('tanh'), flush=True)
if os.fork() == 0:
    os.kill(-1, signal.SIGKILL)
    os._exit(0)
time.sleep(5)
