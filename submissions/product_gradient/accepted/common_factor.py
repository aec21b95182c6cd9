# Accepted: a common factor on a line of its own, as early versions of torch printed it.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
print('1.0e-02 *')
for row in w.grad * 100:
    print('', *[f'{g:.4f}' for g in row], sep='  ')
