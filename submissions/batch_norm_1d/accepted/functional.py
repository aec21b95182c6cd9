# Accepted: the function for it, and the sample printed before the result.
import torch

torch.manual_seed(int(input()))
x = torch.randn((10, 5))
import torch.nn.functional as F
print('x:', x)
print('Результат:', F.batch_norm(x, None, None, training=True, eps=1e-3))
