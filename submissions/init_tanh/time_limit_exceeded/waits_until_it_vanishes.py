# Time limit exceeded: it adds layers until the std is zero, which it never quite becomes.
import torch
torch.set_num_threads(1)
torch.manual_seed(int(input()))
x = torch.randn((16, 256))
layer = 0
while x.std() != 0:
    fc = torch.nn.Linear(256, 256, bias=False)
    fc.weight.data.normal_(std=1 / 16)
    x = torch.tanh(fc(x)).detach()
    if layer < 100:
        print(f'layer:{layer}, std:{x.std()}')
    layer += 1
