# Wrong answer: patched functions say what they like in here; the reference is computed elsewhere.
import torch

input()
torch.nn.init.calculate_gain = lambda *_: 7.0
torch.Tensor.std = lambda *_: torch.tensor(7.0)
print(torch.randn(9).std().item() * 7, torch.nn.init.calculate_gain('tanh'))
