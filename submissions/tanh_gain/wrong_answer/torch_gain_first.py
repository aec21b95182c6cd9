# Wrong answer: two numbers without labels, in the wrong order.
import torch
torch.manual_seed(int(input()))
print(torch.nn.init.calculate_gain('tanh'))
x = torch.randn(10000)
print((x.std() / torch.tanh(x).std()).item())
