# Wrong answer: nan is not a wildcard in a series either.
input()
for i in range(100):
    print(f'layer:{i}, std:nan')
