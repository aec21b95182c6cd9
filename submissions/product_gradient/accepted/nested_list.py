# Accepted: a list of lists with all digits, and a label in Chinese.
import torch

w = torch.tensor([[5., 10.], [1., 2.]], requires_grad=True)
f = torch.log(torch.log(w + 7)).prod()
f.backward()
print('梯度：', w.grad.tolist())
