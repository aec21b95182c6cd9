# Wrong answer: it goes on after the first NaN, so the layer it names is the last of the network.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    m.weight.data.normal_()
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = m(x)
    print("layer:{}, std:{}".format(i, x.std()))
print("output is nan in {} layers".format(i))
