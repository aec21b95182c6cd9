# Output limit exceeded: a debugging line for each of a million steps.
seed = int(input())
for run in range(1000000):
    print('run', run, 'grad', 0.0)
