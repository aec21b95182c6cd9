# Accepted: patches as columns of a matrix, and one product of matrices.
import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

patches = torch.nn.functional.unfold(image[None, None], 3)[0]
out = kernel.reshape(1, 9) @ patches
print(out.reshape(4, 5).numpy().round(6))
