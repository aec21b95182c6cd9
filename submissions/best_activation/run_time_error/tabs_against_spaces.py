# Run-time error: one block is indented with a tab on one line and with spaces on the next.
seed = int(input())
for name in ['SELU', 'Hardshrink']:
	best = name
        print(best)
