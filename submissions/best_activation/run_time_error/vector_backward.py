# Run-time error: backward() without an argument needs one output, and this gives it 200.
import torch
torch.manual_seed(int(input()))
fc = torch.nn.Linear(1, 1, bias=False)
fc.weight.data.fill_(1.)
y = torch.nn.Hardshrink()(fc(torch.randn((200, 1))))
y.backward()
print('Hardshrink', fc.weight.grad.abs().mean().item())
