# Accepted: a decimal comma in every line, beside the number of the layer.
import torch
torch.manual_seed(int(input()))
сеть = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for слой in сеть:
    torch.nn.init.xavier_uniform_(слой.weight, gain=5 / 3)
x = torch.randn((16, 256))
for i, слой in enumerate(сеть):
    x = torch.tanh(слой(x))
    print(f'Слой {i}: std {x.std():.5f}'.replace('.', ','))
