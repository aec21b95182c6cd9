# Accepted: the list is right; what is printed of it are lines of a log and its first values.
import numpy as np
import torch
from torch import nn

seed = int(input())
np.random.seed(seed)
torch.manual_seed(seed)


class SimpleNet(nn.Module):
    def __init__(self, activation):
        super().__init__()
        self.activation = activation
        self.fc1, self.fc2, self.fc3 = (nn.Linear(1, 1, bias=False) for _ in range(3))
        for layer in (self.fc1, self.fc2, self.fc3):
            layer.weight.data.fill_(1.0)

    def forward(self, x):
        for layer in (self.fc1, self.fc2, self.fc3):
            x = self.activation(layer(x))
        return x


activation = nn.Hardshrink()
net = SimpleNet(activation)
fc1_grads = []
for run, x in enumerate(torch.randn((200, 1)), 1):
    net.zero_grad()
    net(x).backward()
    fc1_grads.append(net.fc1.weight.grad.abs().item())
    if run % 50 == 0:
        print(f"run {run}/200: x = {x.item():.3f}, gradient {fc1_grads[-1]:.3f}")
print("the first ten:", *(f"{grad:.3f}" for grad in fc1_grads[:10]))
