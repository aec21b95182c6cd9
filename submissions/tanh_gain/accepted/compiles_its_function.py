# Accepted: a compiled function gives what the function gives.
import torch
seed = int(input())
torch.manual_seed(seed)
x = torch.randn(10000)
tanh = torch.compile(torch.tanh)
print("gain:", (x.std() / tanh(x).std()).item())
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"))
