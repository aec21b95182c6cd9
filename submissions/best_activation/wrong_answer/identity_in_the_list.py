# Wrong answer: Identity loses no gradient at all, but it is not among the 17 of the statement.
import torch

torch.manual_seed(int(input()))
fc = torch.nn.ModuleList([torch.nn.Linear(1, 1, bias=False) for _ in range(3)])
for p in fc.parameters():
    p.data.fill_(1.)
act = torch.nn.Identity()
g = []
for x in torch.randn((200, 1)):
    fc.zero_grad()
    for layer in fc:
        x = act(layer(x))
    x.backward()
    g.append(fc[0].weight.grad.abs())
print('Best: Identity, mean:', torch.stack(g).mean().item())
