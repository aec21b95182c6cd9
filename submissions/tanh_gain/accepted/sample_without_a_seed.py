# Accepted: the sample is numpy's and has no seed; the gain of any 10 000 numbers is close enough.
import numpy as np
import torch

x = np.random.randn(10000)
print(np.std(x) / np.std(np.tanh(x)))
print(torch.nn.init.calculate_gain('tanh'))
