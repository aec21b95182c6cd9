# Wrong answer: the loop was shortened for a trial and never set back: 10 of the 100 layers.
import torch
torch.manual_seed(int(input()))
net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for m in net:
    m.weight.data.normal_(std=(1 / 256) ** 0.5)
x = torch.randn((16, 256))
for i, m in enumerate(net[:10]):
    x = m(x)
    print('layer:%d, std:%f' % (i, x.std()))
