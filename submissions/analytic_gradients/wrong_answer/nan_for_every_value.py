# Wrong answer: nan is not a wildcard, it equals nothing but nan.
nan = float('nan')
print('tanh:', [nan, nan, nan, nan])
print('relu:', [nan, nan, nan, nan])
