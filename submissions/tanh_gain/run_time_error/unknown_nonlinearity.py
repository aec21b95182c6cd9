# Run-time error: calculate_gain knows 'tanh', with a small t.
import torch
torch.manual_seed(int(input()))
x = torch.randn(10000)
print('gain:', x.std() / torch.tanh(x).std())
print('tanh_gain in PyTorch:', torch.nn.init.calculate_gain('Tanh'))
