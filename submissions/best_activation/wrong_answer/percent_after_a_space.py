# Wrong answer: a percentage, even with a space before the sign as Russian typography has it.
import torch
torch.manual_seed(int(input()))
слои = [torch.nn.Linear(1, 1, bias=False) for _ in range(3)]
[с.weight.data.fill_(1.) for с in слои]
акт = torch.nn.Hardshrink()
сумма = 0
for x in torch.randn((200, 1)):
    for с in слои: x = акт(с(x))
    x.backward()
    сумма += abs(слои[0].weight.grad.item())
    слои[0].weight.grad = None
print('Лучшая активация: Hardshrink')
print('Среднее: %.4f %%' % (сумма / 2))
