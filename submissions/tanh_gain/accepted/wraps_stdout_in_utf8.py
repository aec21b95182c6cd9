# Accepted: it prints through a stream of its own on the same output.
import io, sys
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
import torch
seed = int(input())
torch.manual_seed(seed)
x = torch.randn(10000)
print("gain:", (x.std() / torch.tanh(x).std()).item())
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"))
