# Wrong answer: three networks one after another, and the last one is not the one asked for.
import torch
seed = int(input())
for title, std in (('std = 1', 1), ('std = sqrt(1/n)', 1 / 16), ('std = sqrt(2/n)', (2 / 256) ** .5)):
    print(title)
    torch.manual_seed(seed)
    net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
    for m in net: m.weight.data.normal_(std=std)
    x = torch.randn((16, 256))
    for i, m in enumerate(net):
        x = torch.tanh(m(x))
        print("layer:{}, std:{}".format(i, x.std()))
