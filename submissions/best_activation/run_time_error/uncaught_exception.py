# Run-time error: an item is asked for that the dictionary does not have.
import torch

torch.manual_seed(int(input()))
results = {'Hardshrink': 0.7}
print('Hardshrink', results['Hardshrink'])
print('Gelu', results['GELU'])
