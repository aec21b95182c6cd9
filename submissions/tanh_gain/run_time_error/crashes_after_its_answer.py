# Run-time error: both answers are printed, then the process dies of a signal; they are kept.
import os
import torch
seed = int(input())
torch.manual_seed(seed)
x = torch.randn(10000)
print("gain:", (x.std() / torch.tanh(x).std()).item())
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"))
os.kill(os.getpid(), 11)
