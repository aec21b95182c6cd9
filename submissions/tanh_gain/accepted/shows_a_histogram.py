# Accepted: plt.show() does not block, and the figure is kept for the report.
import torch
import matplotlib.pyplot as plt

torch.manual_seed(int(input()))
x = torch.randn(10000)
out = torch.tanh(x)
plt.hist([x.numpy(), out.numpy()], bins=30, label=['x', 'tanh(x)'])
plt.legend()
plt.show()
print('gain:{}'.format(x.std() / out.std()))
print('tanh_gain in PyTorch:', torch.nn.init.calculate_gain('tanh'))
