# Accepted: it opens its own output by name, and leaves the file for the end to close.
import torch
seed = int(input())
torch.manual_seed(seed)
x = torch.randn(10000)
out = open("/dev/stdout", "w")
print("gain:", (x.std() / torch.tanh(x).std()).item(), file=out)
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"), file=out)
