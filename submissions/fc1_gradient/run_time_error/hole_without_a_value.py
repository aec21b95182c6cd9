# Run-time error: nothing stands behind the equals sign of the template's hole.
import torch
import numpy as np

seed = int(input())
np.random.seed(seed)
torch.manual_seed(seed)

NUMBER_OF_EXPERIMENTS = 200


class SimpleNet(torch.nn.Module):
    def __init__(self, activation):
        super().__init__()
        self.activation = activation
        self.fc1 = torch.nn.Linear(1, 1, bias=False)
        self.fc1.weight.data.fill_(1.)


activation =   # ваш код

net = SimpleNet(activation=activation)
fc1_grads = []
