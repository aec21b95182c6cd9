# Accepted: a trial with other weights is printed first; of several series the last one counts.
import torch
seed = int(input())
for name in ('kaiming_uniform_', 'kaiming_normal_'):
    torch.manual_seed(seed)
    net = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
    for m in net:
        getattr(torch.nn.init, name)(m.weight)
    x = torch.randn((16, 256))
    print(name)
    for i, m in enumerate(net):
        x = torch.relu(m(x))
        print(f"layer:{i}, std:{x.std()}")
