# Memory limit exceeded: the text of the report is doubled with each run, and there are 200.
import torch
torch.manual_seed(int(input()))
report = 'grad '
for x in torch.randn((200, 1)):
    report += report
print('Hardshrink', len(report))
