# Run-time error: the function that should go to the next layer calls itself for ever.
import torch
torch.manual_seed(int(input()))
act = torch.nn.Hardshrink()

def forward(x, layer=0):
    return forward(act(x), layer + 1)

print(forward(torch.randn(1)))
