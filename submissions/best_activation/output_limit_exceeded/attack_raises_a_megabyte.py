# Output limit exceeded: the message of the exception is a megabyte, and it is shown.
input()
raise ValueError('x' * (1 << 20))
