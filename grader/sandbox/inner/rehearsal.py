"""A few small networks, run in the zygote: what torch sets up at the first call is there in forks.

They leave no state behind that a program could tell: no thread, no warning, no changed default; and
each program draws random seeds of its own. No optimizer: to make one loads half of torch.
"""

import contextlib
import sys

ROUNDS = 3


def run() -> None:
    """Train small networks, if torch is here; that something of it fails matters to nobody."""
    if "torch" in sys.modules and "numpy" in sys.modules:
        with contextlib.suppress(Exception):
            _train()


def _train() -> None:
    import numpy  # loaded by its name, where it is installed
    import torch
    from torch import nn

    for activation in (nn.Tanh, nn.Sigmoid, nn.ReLU, nn.Hardshrink):
        net = nn.Sequential(
            nn.Linear(2, 2), nn.BatchNorm1d(2), activation(), nn.Linear(2, 1, bias=False)
        )
        for _ in range(ROUNDS):
            net(torch.randn(4, 2)).mean().backward()
            grads = [weight.grad for weight in net.parameters() if weight.grad is not None]
            means = [float(grad.abs().mean()) for grad in grads]
            net.zero_grad()
    str(torch.ones(2))
    numpy.mean(means)
