# Wrong answer: the weights are Xavier's, made for tanh; under ReLU the signal dies out.
import torch
import torch.nn as nn
torch.manual_seed(int(input()))
net = [nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    nn.init.xavier_uniform_(m.weight.data)
    # nn.init.kaiming_normal_(m.weight.data)
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = torch.relu(m(x))
    print("layer:{}, std:{}".format(i, x.std()))
