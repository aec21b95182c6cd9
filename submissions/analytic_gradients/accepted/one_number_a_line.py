# Accepted: eight numbers on eight lines, the four for tanh and then the four for ReLU.
import torch

for act in (torch.tanh, torch.relu):
    w = torch.ones(4, requires_grad=True)
    f = torch.tensor(100.)
    for i in range(4):
        f = act(w[i] * f)
    f.backward()
    for g in w.grad:
        print(round(g.item(), 3))
