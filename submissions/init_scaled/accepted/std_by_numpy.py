# Accepted: np.std divides by n, torch's by n - 1; for 4096 numbers that is within the tolerance.
import random, numpy, torch
seed = int(input())
for f in random.seed, numpy.random.seed, torch.manual_seed:
    f(seed)
W = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for w in W:
    w.weight.data.normal_(0, 1 / 16)
x = torch.randn(16, 256)
for i in range(100):
    x = W[i](x)
    print(i, numpy.std(x.detach().numpy()))
