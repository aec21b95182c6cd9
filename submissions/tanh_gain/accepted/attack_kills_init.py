# Accepted: the kernel does not let it kill or stop the init that waits for it, nor change its limits.
import os
import resource
import signal
import torch

input()
x = torch.randn(10000)
print((x.std() / torch.tanh(x).std()).item())
print(torch.nn.init.calculate_gain('tanh'), flush=True)
for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGSEGV):
    os.kill(1, number)
try:
    resource.prlimit(1, resource.RLIMIT_NOFILE, (0, 0))
except OSError:
    pass
