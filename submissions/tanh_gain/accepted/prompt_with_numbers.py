# Accepted: a prompt with numbers in it never reaches the output.
import torch

seed = int(input('Seed (0.5 and 1.7 are no seeds, try 11): '))
torch.manual_seed(seed)
x = torch.randn(10000)
print('gain:', (x.std() / torch.tanh(x).std()).item())
print('tanh_gain in PyTorch:', torch.nn.init.calculate_gain('tanh'))
