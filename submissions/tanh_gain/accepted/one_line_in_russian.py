# Accepted: both numbers on one line, each with its label.
import torch
torch.manual_seed(int(input()))
x = torch.randn(10000)
print(f"Коэффициент: {(x.std() / x.tanh().std()).item():.4f}, в PyTorch: {torch.nn.init.calculate_gain('tanh'):.4f}")
