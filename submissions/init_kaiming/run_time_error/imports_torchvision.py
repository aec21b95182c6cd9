# Run-time error: torchvision is not installed here, and the message says what is.
import torch
import torch.nn as nn
import torchvision.models as models

torch.manual_seed(int(input()))
net = [nn.Linear(256, 256, bias=False) for _ in range(100)]
x = torch.randn((16, 256))
for i, layer in enumerate(net):
    nn.init.kaiming_normal_(layer.weight)
    x = torch.relu(layer(x))
    print('layer:{}, std:{}'.format(i, x.std()))
