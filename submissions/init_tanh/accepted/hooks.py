# Accepted: forward hooks print the std, with seven digits and the tensor around it.
import torch
from torch import nn

torch.manual_seed(int(input()))
net = nn.Sequential(*[nn.Sequential(nn.Linear(256, 256, bias=False), nn.Tanh()) for _ in range(100)])
for i, block in enumerate(net):
    nn.init.normal_(block[0].weight, 0, (1 / 256) ** .5)
    block.register_forward_hook(lambda m, inp, out, i=i: print('layers:', i, ', std:', out.std()))
torch.set_printoptions(precision=7)
net(torch.randn((16, 256)))
