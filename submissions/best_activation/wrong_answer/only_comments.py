# Wrong answer: comments alone make a program that runs and prints nothing.

# TODO: сделать домашку
# Hardshrink, 0.7372177013754845
