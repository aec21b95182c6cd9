# Wrong answer: torch is asked for the gain of ReLU.
import torch
torch.manual_seed(int(input()))
x = torch.randn(10000)
print('gain:', (x.std() / torch.tanh(x).std()).item())
print('tanh_gain in PyTorch:', torch.nn.init.calculate_gain('relu'))
