# Wrong answer: the kernel is turned round, as mathematicians do and torch does not.
import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

out = torch.zeros(4, 5)
for i in range(4):
    for j in range(5):
        out[i, j] = (image[i:i + 3, j:j + 3] * kernel.flip(0, 1)).sum()
print(out)
