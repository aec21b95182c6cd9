# Run-time error: it ends with status 0 but never comes to its end, so nothing says that it is complete.
import os
import torch

input()
x = torch.randn(10000)
print((x.std() / torch.tanh(x).std()).item())
print(torch.nn.init.calculate_gain('tanh'), flush=True)
os._exit(0)
