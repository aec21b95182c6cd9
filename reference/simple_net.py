"""The network of the activation exercises: three linear layers of one neuron, all weights 1.

All inputs go through in one pass, yet the random numbers are drawn in the order of a script that
goes input by input; that order makes the results equal to the script's.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

ACTIVATIONS = (
    *("ELU", "Hardtanh", "LeakyReLU", "LogSigmoid", "PReLU", "ReLU", "ReLU6", "RReLU", "SELU"),
    *("CELU", "Sigmoid", "Softplus", "Softshrink", "Softsign", "Tanh", "Tanhshrink", "Hardshrink"),
)
"""In the order of the statement, which is that of a script that seeds only once."""
RUNS = 200
reseed = torch.default_generator.manual_seed
"""Seed torch's CPU generator; `torch.manual_seed` takes 100 times as long to ask for GPUs."""


def default_weights() -> Tensor:
    """Draw what three `Linear(1, 1, bias=False)` are born with, in [-1, 1).

    Source: He et al. 2015 with a = sqrt(5), as in `torch.nn.Linear`: sqrt(6 / ((1 + a^2) fan_in)).
    """
    return torch.rand(3) * 2 - 1


def gradients(name: str, inputs: Tensor, weights: Tensor | None = None) -> Tensor:
    """Return d net(x) / d w1, signed, for each of the inputs, which were drawn last.

    It is x times d net / d z1, where z1 = w1 x. No input's z1 reaches another's output: one
    backward pass from the sum of the outputs keeps the runs apart. Weights of None are ones.
    """
    first, second, third = _activations(name, inputs)
    w1, w2, w3 = torch.ones(3) if weights is None else weights
    z1 = (inputs * w1).requires_grad_()
    slopes: Tensor = torch.autograd.grad(third(second(first(z1) * w2) * w3).sum(), z1)[0]
    return slopes * inputs


def _activations(name: str, inputs: Tensor) -> list[Callable[[Tensor], Tensor]]:
    """Return the activation after each of the three layers.

    RReLU draws a slope for each negative value only, input after input, layer after layer: as its
    own kernel does over negatives laid out as (negative inputs, 3).

    Source: Xu et al. 2015, slopes uniform in [1/8, 1/3); `aten/src/ATen/native/Activation.cpp`.
    """
    if name != "RReLU":
        return [getattr(torch.nn, name)()] * 3
    negative = inputs <= 0  # and so in each layer, as slopes are positive
    slopes = torch.ones(len(inputs), 3)
    slopes[negative] = -torch.nn.functional.rrelu(-torch.ones_like(slopes[negative]), training=True)
    return [slopes[:, layer].mul for layer in range(3)]


def run(name: str, seed: int | None, runs: int = RUNS) -> Tensor:
    """Seed, unless `seed` is None, build the network, draw inputs: return the signed gradients."""
    if seed is not None:
        reseed(seed)
    default_weights()
    return gradients(name, torch.randn(runs))


def mean(values: Tensor) -> float:
    """Return the mean as `np.mean` has it over a list of Python floats."""
    return float(np.mean(values.double().numpy()))


def means(seed: int, seeded_once: bool = False) -> dict[str, float]:
    """Return the mean absolute gradient for each activation, seeded before each or only once.

    SIMD kernels give `exp` of many values other last bits than of one: the activations with an
    exponential differ from the script's loop by up to 1e-8 (relative), the others in no bit.
    """
    reseed(seed)
    return {name: mean(run(name, None if seeded_once else seed).abs()) for name in ACTIVATIONS}
