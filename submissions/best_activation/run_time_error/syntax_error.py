# Run-time error: a colon is missing, so this is no Python program.
import torch

seed = int(input())
for name in ['ELU', 'SELU', 'Hardshrink']
    torch.manual_seed(seed)
    print(name)
