# Accepted: a line for each layer, counted from 1, under a heading with the activation.
import math

# считаем производную по цепному правилу
def градиенты(f, df):
    вход = [100.0]
    for _ in range(4):
        вход.append(f(вход[-1]))
    произв = [df(v) for v in вход[:4]]
    ответ = []
    for i in range(4):
        ответ.append(вход[i] * math.prod(произв[i:]))
    return ответ

print('Активация tanh:')
for i, g in enumerate(градиенты(math.tanh, lambda v: 1 - math.tanh(v) ** 2), 1):
    print(f'Градиент на {i} слое: {g:.3f}')
print('Активация ReLU:')
for i, g in enumerate(градиенты(lambda v: max(0.0, v), lambda v: 1.0 if v > 0 else 0.0), 1):
    print(f'Градиент на {i} слое: {g:.3f}')
