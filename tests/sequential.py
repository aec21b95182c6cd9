"""The course's loop, one backward call per input: the plain oracle for the vectorised reference.

Slow and simple; nothing but tests and benchmarks may use it.
"""

import math
import random
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

RUNS = 200


class Chain(nn.Module):
    """Three linear layers of one neuron with weight 1, each followed by the activation."""

    def __init__(self, activation: nn.Module) -> None:
        """Build the layers in order; each draws its default weight before it is set to 1."""
        super().__init__()
        self.activation = activation
        self.fc1 = nn.Linear(1, 1, bias=False)
        self.fc2 = nn.Linear(1, 1, bias=False)
        self.fc3 = nn.Linear(1, 1, bias=False)
        for layer in (self.fc1, self.fc2, self.fc3):
            layer.weight.data.fill_(1.0)

    def forward(self, x: Tensor) -> Tensor:
        """Return the output for one input, shape (1,)."""
        for layer in (self.fc1, self.fc2, self.fc3):
            x = self.activation(layer(x))
        return x


def seed_all(seed: int) -> None:
    """Seed numpy and torch as the course's script does."""
    np.random.seed(seed)
    torch.manual_seed(seed)


def gradients(name: str) -> list[float]:
    """Return the signed gradient of fc1's weight in each of 200 runs, from the current state."""
    net = Chain(getattr(nn, name)())
    found = []
    for x in torch.randn((RUNS, 1)):
        net(x).backward()
        assert net.fc1.weight.grad is not None
        found.append(net.fc1.weight.grad.item())
        net.zero_grad()
    return found


def means(names: tuple[str, ...], seed: int, seeded_once: bool = False) -> dict[str, float]:
    """Return `np.mean` of the absolute gradients for each name, in this order."""
    seed_all(seed)
    found = {}
    for name in names:
        if not seeded_once:
            seed_all(seed)
        found[name] = float(np.mean([abs(gradient) for gradient in gradients(name)]))
    return found


def deep_stds(
    seed: int,
    initialise: Callable[[Tensor], object],
    activation: Callable[[Tensor], Tensor] = nn.Identity(),  # noqa: B008 - it has no state
) -> list[float]:
    """Build 100 layers of 256, initialise, run 16 inputs: the std of each layer up to NaN."""
    random.seed(seed)
    seed_all(seed)
    layers = nn.ModuleList([nn.Linear(256, 256, bias=False) for _ in range(100)])
    for layer in layers:
        initialise(layer.weight.data)
    x = torch.randn((16, 256))
    found = []
    for layer in layers:
        x = activation(layer(x))
        found.append(x.std().item())
        if math.isnan(found[-1]):
            break
    return found
