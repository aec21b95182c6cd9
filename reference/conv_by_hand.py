"""A convolution of one image with one kernel, place by place.

Source: what is called so here is a cross-correlation, as `torch.nn.functional.conv2d` is.
"""

import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

convolved = torch.zeros(4, 5)
for row in range(4):
    for column in range(5):
        patch = image[row : row + 3, column : column + 3]
        convolved[row, column] = (patch * kernel).sum()
print(convolved)
