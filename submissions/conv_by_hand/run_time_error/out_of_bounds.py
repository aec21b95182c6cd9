# Run-time error: beyond the edge there are fewer numbers than in the kernel.
import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

out = torch.zeros(6, 7)
for i in range(6):
    for j in range(7):
        out[i, j] = (image[i:i + 3, j:j + 3] * kernel).sum()
print(out)
