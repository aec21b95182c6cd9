# Wrong answer: the last row and column are left out.
import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

out = torch.zeros(3, 4)
for i in range(3):
    for j in range(4):
        out[i, j] = (image[i:i + 3, j:j + 3] * kernel).sum()
print(out)
