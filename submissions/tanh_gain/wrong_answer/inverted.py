# Wrong answer: the ratio is upside down, std(tanh(x)) over std(x).
import torch
torch.manual_seed(int(input()))
x = torch.randn(10000)
y = torch.tanh(x)
print('gain:', (y.std() / x.std()).item())
print('tanh_gain in PyTorch:', torch.nn.init.calculate_gain('tanh'))
