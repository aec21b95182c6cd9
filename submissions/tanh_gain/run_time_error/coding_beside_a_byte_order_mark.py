# -*- coding: cp1251 -*-
# Run-time error: a byte order mark says UTF-8, and the line above it another coding.
import torch
seed = int(input())
torch.manual_seed(seed)
x = torch.randn(10000)
print("gain:", (x.std() / torch.tanh(x).std()).item())
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"))
