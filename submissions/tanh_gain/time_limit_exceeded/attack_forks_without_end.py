# Time limit exceeded: a fork bomb that catches its errors; the time of all its processes is summed.
import os
import torch

input()
x = torch.randn(10000)
print((x.std() / torch.tanh(x).std()).item())
print(torch.nn.init.calculate_gain('tanh'), flush=True)
while True:
    try:
        os.fork()
    except OSError:
        pass
