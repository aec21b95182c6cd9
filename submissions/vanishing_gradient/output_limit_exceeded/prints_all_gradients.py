# Output limit exceeded: all gradients of all runs are printed, with far more runs than asked for.
import torch
torch.manual_seed(int(input()))
x = torch.randn((20000, 1))
print('Hardshrink')
print((torch.nn.functional.hardshrink(x) * 1.0).tolist())
