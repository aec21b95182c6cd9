# Accepted: 从 1 开始计数 (counted from 1), with Chinese words around the numbers.
import torch
import torch.nn as nn

torch.manual_seed(int(input()))
网络 = nn.ModuleList([nn.Linear(256, 256, bias=False) for _ in range(100)])
for m in 网络:
    nn.init.normal_(m.weight.data, std=(1 / 256) ** 0.5)
x = torch.randn((16, 256))
for i, m in enumerate(网络):
    x = torch.tanh(m(x))
    print(f'第{i + 1}层，标准差：{x.std():.6f}')
print('完成')
