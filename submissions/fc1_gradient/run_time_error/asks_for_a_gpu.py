# Run-time error: it moves the network to a GPU, and the machine that grades has none.
import torch

torch.manual_seed(int(input()))
device = torch.device('cuda')
net = torch.nn.Linear(1, 1, bias=False).to(device)
fc1_grads = []
for x in torch.randn((200, 1)).to(device):
    torch.nn.functional.hardshrink(net(x)).backward()
    fc1_grads.append(net.weight.grad.abs().item())
