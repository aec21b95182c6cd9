# Accepted: every result has its label, in Russian.
import torch

сид = int(input('Введите seed: '))
торч = torch.nn

def цепочка(активация, n, x):
    слои = [торч.Linear(1, 1, bias=False) for _ in range(n)]
    for с in слои:
        с.weight.data.fill_(1.)
    for с in слои:
        x = активация(с(x))
    return torch.autograd.grad(x, [с.weight for с in слои])

def среднее(активация):
    torch.manual_seed(сид)
    веса = [торч.Linear(1, 1, bias=False) for _ in range(3)]
    входы = torch.randn((200, 1))
    return sum(цепочка(активация, 3, x)[0].abs().item() for x in входы) / 200

# все 17 перебрал раньше, здесь только две лучших
итог = {'SELU': среднее(торч.SELU()), 'Hardshrink': среднее(торч.Hardshrink())}
лучшая = max(итог, key=итог.get)
print('1) Лучшая активация:', лучшая)
print('   Среднее значение градиента:', round(итог[лучшая], 5))
for имя, f in ('tanh', torch.tanh), ('ReLU', torch.relu):
    print('2) Градиенты для', имя, '=', [round(g.item(), 3) for g in цепочка(f, 4, torch.tensor([100.]))])
