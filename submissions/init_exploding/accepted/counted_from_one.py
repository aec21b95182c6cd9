# Accepted: layers counted from 1 in the lines and at the end, and "07_layers" is no number.
import torch
torch.manual_seed(int(input()))
ws = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for w in ws: torch.nn.init.normal_(w.weight.data)
x = torch.randn((16, 256))
for i, w in enumerate(ws, start=1):
    x = w(x)
    if torch.isnan(x.std()):
        print('output is nan in', i, '07_layers')
        break
    print('layer:', i, ', std:', x.std().item())
