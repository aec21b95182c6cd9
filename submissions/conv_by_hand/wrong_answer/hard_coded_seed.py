# Wrong answer: the seed is read, and 42 taken.
import torch

seed = input()
torch.manual_seed(42)
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

out = torch.zeros(4, 5)
for i in range(4):
    for j in range(5):
        out[i, j] = (image[i:i + 3, j:j + 3] * kernel).sum()
print(out)
