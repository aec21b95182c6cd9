# Accepted: loops over the kernel, too, and lists for tensors.
import torch

torch.manual_seed(int(input()))
image = torch.randn(6, 7)
kernel = torch.randn(3, 3)

a, k = image.tolist(), kernel.tolist()
out = []
for i in range(4):
    row = []
    for j in range(5):
        s = 0
        for di in range(3):
            for dj in range(3):
                s += a[i + di][j + dj] * k[di][dj]
        row.append(s)
    out.append(row)
for row in out:
    print(*[f'{v:.5f}' for v in row])
