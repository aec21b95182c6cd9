# Accepted: the window that it asks for is drawn without one, and the figure is kept.
import matplotlib
matplotlib.use("TkAgg")
import matplotlib.pyplot as plt
import torch
seed = int(input())
torch.manual_seed(seed)
x = torch.randn(10000)
print("gain:", (x.std() / torch.tanh(x).std()).item())
print("tanh_gain in PyTorch:", torch.nn.init.calculate_gain("tanh"))
plt.hist(x.numpy(), bins=50)
plt.show()
