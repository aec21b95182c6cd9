# Accepted: a mean beside each std; the labels say which is which.
import torch
import numpy as np
np.random.seed(seed := int(input())); torch.manual_seed(seed)
layers = [torch.nn.Linear(256, 256, bias=False) for _ in range(100)]
for l in layers:
    torch.nn.init.normal_(l.weight.data, std=np.sqrt(1/256))
x = torch.randn((16, 256))
for i, l in enumerate(layers):
    x = l(x)
    print("layer:{}, mean:{:.4f}, std:{:.4f}".format(i, x.mean(), x.std()))
