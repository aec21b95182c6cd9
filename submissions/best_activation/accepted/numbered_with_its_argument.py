# Accepted: the 0.5 in Hardshrink(0.5) belongs to the name, the 16 counts; the mean is what follows.
import torch
import torch.nn as nn

seed = int(input())
all_acts = [nn.ELU(), nn.Hardtanh(), nn.LeakyReLU(), nn.LogSigmoid(), nn.PReLU(), nn.ReLU(),
            nn.ReLU6(), nn.RReLU(), nn.SELU(), nn.CELU(), nn.Sigmoid(), nn.Softplus(),
            nn.Softshrink(), nn.Softsign(), nn.Tanh(), nn.Tanhshrink(), nn.Hardshrink()]
best_i, best_v = None, -1
for i, act in enumerate(all_acts):
    torch.manual_seed(seed)
    fc1 = nn.Linear(1, 1, bias=False); fc1.weight.data.fill_(1.)
    fc2 = nn.Linear(1, 1, bias=False); fc2.weight.data.fill_(1.)
    fc3 = nn.Linear(1, 1, bias=False); fc3.weight.data.fill_(1.)
    s = 0
    for x in torch.randn((200, 1)):
        out = act(fc3(act(fc2(act(fc1(x))))))
        fc1.zero_grad()
        out.backward()
        s += fc1.weight.grad.abs().item()
    if s / 200 > best_v:
        best_i, best_v = i, s / 200
print(best_i, all_acts[best_i], '=', best_v)
