# Accepted: set_seed comes from the course's own file, which lies where the course's scripts look for it.
import os
import torch
import torch.nn as nn
path_tools = os.path.abspath(os.path.join(os.getcwd(), "tools", "common_tools.py"))
assert os.path.exists(path_tools), "{}不存在，请将common_tools.py文件放到 {}".format(path_tools, os.path.dirname(path_tools))
from tools.common_tools import set_seed

set_seed(int(input()))
net = nn.ModuleList([nn.Linear(256, 256, bias=False) for i in range(100)])
for m in net:
    nn.init.normal_(m.weight.data)
x = torch.randn((16, 256))
for i, m in enumerate(net):
    x = m(x)
    print("layer:{}, std:{}".format(i, x.std()))
    if torch.isnan(x.std()):
        print("output is nan in {} 07_layers".format(i))
        break
