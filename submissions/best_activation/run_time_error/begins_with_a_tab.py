	# Run-time error: the cell was copied with its indentation, and a program must not begin with a tab.
	import torch
	seed = int(input())
	torch.manual_seed(seed)
	print('Hardshrink')
