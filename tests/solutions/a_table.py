# Activations of a deep network, layer by layer
import torch

torch.manual_seed(int(input()))
x = torch.randn(16, 64)

print("layer     mean      std")
print("-----------------------")
for layer in range(8):
    w = torch.randn(64, 64) / 64**0.5
    x = torch.tanh(x @ w)
    print(f"{layer:5d} {x.mean().item():8.5f} {x.std().item():8.5f}")
