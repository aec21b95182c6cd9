# Wrong answer: in evaluation mode the layer takes mean 0 and variance 1.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
bn = torch.nn.BatchNorm1d(5, eps=1e-3)
bn.eval()
print(bn(x))
