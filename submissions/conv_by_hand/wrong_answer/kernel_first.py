# Wrong answer: the kernel is drawn before the image.
import torch

torch.manual_seed(int(input()))
kernel = torch.randn(3, 3)
image = torch.randn(6, 7)

out = torch.zeros(4, 5)
for i in range(4):
    for j in range(5):
        out[i, j] = (image[i:i + 3, j:j + 3] * kernel).sum()
print(out)
