# Wrong answer: 16 of the 17; Hardshrink was forgotten, so SELU seems to be the best.
import torch
from torch.nn import *

seed = int(input())
best = (0, '')
for A in [ELU, Hardtanh, LeakyReLU, LogSigmoid, PReLU, ReLU, ReLU6, RReLU, SELU, CELU, Sigmoid, Softplus,
          Softshrink, Softsign, Tanh, Tanhshrink]:
	torch.manual_seed(seed)
	a = A()
	fc = [Linear(1, 1, bias=False) for _ in range(3)]
	for l in fc:
		l.weight.data.fill_(1.)
	total = 0
	for x in torch.randn((200, 1)):
		fc[0].weight.grad = None
		a(fc[2](a(fc[1](a(fc[0](x)))))).backward()
		total += fc[0].weight.grad.abs().item()
	best = max(best, (total / 200, A.__name__))
print(best)
