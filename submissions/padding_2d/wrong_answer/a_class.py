# Wrong answer: a layer is made, and not applied.
import torch

get_padding2d = torch.nn.ZeroPad2d
