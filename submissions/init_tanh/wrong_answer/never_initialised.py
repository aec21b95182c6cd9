# Wrong answer: initialize() is defined and never called, so the weights are those of nn.Linear.
import torch
import torch.nn as nn

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.linears = nn.ModuleList([nn.Linear(256, 256, bias=False) for _ in range(100)])

    def initialize(self):
        for m in self.linears:
            nn.init.normal_(m.weight, std=(1 / 256) ** 0.5)

    def forward(self, x):
        for i, m in enumerate(self.linears):
            x = torch.tanh(m(x))
            print(f'layer:{i}, std:{x.std()}')

torch.manual_seed(int(input()))
MLP()(torch.randn((16, 256)))
