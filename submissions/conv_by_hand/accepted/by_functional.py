# Accepted: torch's own, with batch and channel of one.
import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

import torch.nn.functional as F
print('result:', F.conv2d(image[None, None], kernel[None, None])[0, 0])
