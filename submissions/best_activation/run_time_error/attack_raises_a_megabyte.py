# Run time error: the message of the exception is a megabyte, of which the beginning is shown.
input()
raise ValueError('x' * (1 << 20))
