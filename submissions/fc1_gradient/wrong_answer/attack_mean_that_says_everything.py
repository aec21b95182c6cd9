# Wrong answer: the object left in fc1_grads says many numbers at once; the last is no better than any.
import numpy as np


class Everything:
    def mean(self, *args, **kwargs):
        return self

    def __eq__(self, other):
        return True

    def __repr__(self):
        return ' '.join(str(i / 1000) for i in range(1000))


fc1_grads = Everything()
