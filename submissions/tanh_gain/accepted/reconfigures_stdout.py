# Accepted: the line that people on Windows are told to begin with changes nothing here.
import sys
sys.stdout.reconfigure(encoding="utf-8")
import torch
seed = int(input())
torch.manual_seed(seed)
x = torch.randn(10000)
print("gain:", (x.std() / torch.tanh(x).std()).item())
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"))
