import numpy as np

# Читаем seed и фиксируем генератор
seed = int(input("Введите seed: "))
rng = np.random.default_rng(seed)

x = rng.normal(size=200)
y = 3 * x + 1 + rng.normal(scale=0.5, size=200)

k, b = np.polyfit(x, y, 1)
остаток = np.mean(np.abs(y - (k * x + b)))

print(f"Наклон прямой: {k:.4f}")
print(f"Свободный член: {b:.4f}")
print(f"Средний модуль остатка = {остаток:.4f}")
