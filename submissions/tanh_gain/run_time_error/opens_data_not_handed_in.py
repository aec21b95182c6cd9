# Run-time error: the file with its sample stayed at home.
import numpy as np
import torch
seed = int(input())
x = torch.tensor(np.loadtxt("sample.csv"))
print("gain:", (x.std() / torch.tanh(x).std()).item())
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"))
