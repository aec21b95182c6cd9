# Output limit exceeded: a right answer before a flood does not count.
import torch

input()
x = torch.randn(10000)
print((x.std() / torch.tanh(x).std()).item())
print(torch.nn.init.calculate_gain('tanh'), flush=True)
while True:
    print('\n' * 10000)
