# Accepted: both numbers as one tuple, as a notebook shows its last expression.
import torch
torch.manual_seed(int(input()))
x = torch.randn(10000)
print((x.std().item() / x.tanh().std().item(), torch.nn.init.calculate_gain('tanh')))
