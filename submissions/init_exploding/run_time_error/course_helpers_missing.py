# Run-time error: the course's set_seed is imported from a file that only the course's machine has.
import os
import torch
import torch.nn as nn
path_tools = os.path.abspath(os.path.join(os.getcwd(), "tools", "common_tools.py"))
assert os.path.exists(path_tools), "{}不存在，请将common_tools.py文件放到 {}".format(path_tools, os.path.dirname(path_tools))
from tools.common_tools import set_seed

set_seed(int(input()))
net = nn.Sequential(*[nn.Linear(256, 256, bias=False) for i in range(100)])
print(net(torch.randn(16, 256)).std())
