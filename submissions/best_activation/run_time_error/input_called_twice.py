# Run-time error: there is one line of input, the seed, and the second input() meets its end.
import torch
seed = int(input('np seed: '))
torch_seed = int(input('torch seed: '))
torch.manual_seed(torch_seed)
print('Hardshrink', 0.737)
