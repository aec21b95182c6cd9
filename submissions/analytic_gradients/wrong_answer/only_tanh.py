# Wrong answer: the second list, that for ReLU, is not printed.
import torch
w = torch.ones(4, requires_grad=True)
f = torch.tensor(100.)
for i in range(4):
    f = torch.tanh(w[i] * f)
f.backward()
print(w.grad)
