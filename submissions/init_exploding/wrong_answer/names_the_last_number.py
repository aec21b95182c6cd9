# Wrong answer: every std is right, but the layer named is the last one with a number.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    m.weight.data.normal_()
x = torch.randn((16, 256))
last = 0
for i, m in enumerate(net):
    x = m(x)
    if x.std().isnan():
        break
    last = i
    print(f"layer:{i}, std:{x.std()}")
print(f"output is nan in {last} layers")
