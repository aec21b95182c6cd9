# Time limit exceeded: it draws samples until their gain equals torch's, which it is not meant to do.
import torch
torch.set_num_threads(1)
torch.manual_seed(int(input()))
tanh_gain = torch.nn.init.calculate_gain('tanh')
gain = 0
while abs(gain - tanh_gain) > 1e-9:
    x = torch.randn(10000)
    gain = x.std() / torch.tanh(x).std()
print(gain, tanh_gain)
