# Wrong answer: padded, so that the result is as large as the image.
import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

import torch.nn.functional as F
print(F.conv2d(image[None, None], kernel[None, None], padding=1))
