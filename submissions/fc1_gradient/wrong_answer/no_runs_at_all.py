# Wrong answer: the list stays empty, so its mean is nan, and nan is not the mean.
import warnings
import numpy as np

warnings.simplefilter('ignore')
seed = input()
fc1_grads = []
print('Mean gradient:', np.mean(fc1_grads))
