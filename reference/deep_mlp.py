"""The network of the `init_*` exercises: 100 linear layers of 256 neurons without bias.

Random numbers are drawn in the scripts' order: what `nn.Linear` is born with, weights, inputs.
"""

import math
from collections.abc import Callable
from itertools import takewhile
from typing import NamedTuple

import torch
from torch import Tensor

LAYERS, WIDTH, BATCH = 100, 256, 16


class Network(NamedTuple):
    """Weights of std `scale` or uniform in [-scale, scale), and what follows each layer."""

    scale: float
    activation: Callable[[Tensor], Tensor] | None = None
    uniform: bool = False


TANH_GAIN = 5 / 3  # torch.nn.init.calculate_gain("tanh")
NETWORKS = {
    "init_exploding": Network(1.0),
    "init_scaled": Network(math.sqrt(1 / WIDTH)),
    "init_tanh": Network(math.sqrt(1 / WIDTH), torch.tanh),
    "init_xavier": Network(TANH_GAIN * math.sqrt(6 / (WIDTH + WIDTH)), torch.tanh, uniform=True),
    "init_kaiming": Network(math.sqrt(2 / WIDTH), torch.relu),
}
"""Source: Glorot and Bengio 2010, uniform in gain * sqrt(6 / (fan_in + fan_out)); He et al. 2015,
normal with std sqrt(2 / fan_in)."""


def layer_std(seed: int, exercise: str) -> list[float]:
    """Return the std of each layer's output, layer 0 first, as long as it is a finite number."""
    return finite(stds(seed, NETWORKS[exercise]))


def finite(values: list[float]) -> list[float]:
    """Return the values before the first infinity or NaN."""
    return list(takewhile(math.isfinite, values))


def stds(seed: int, network: Network) -> list[float]:
    """Return what a script prints: the std after each layer, up to the first NaN and with it."""
    weights = fill(born(seed), network.uniform, network.scale)
    return forward(weights, torch.randn(BATCH, WIDTH), network._replace(scale=1.0))


def born(seed: int) -> Tensor:
    """Seed, and draw what `nn.Linear` is born with, shape (layers, outputs, inputs).

    Source: uniform in +-1 / sqrt(fan_in), which is He et al. 2015 with a = sqrt(5).
    """
    torch.manual_seed(seed)
    return fill(torch.empty(LAYERS, WIDTH, WIDTH), uniform=True, scale=1 / math.sqrt(WIDTH))


def fill(weights: Tensor, uniform: bool, scale: float = 1.0) -> Tensor:
    """Draw all weights anew, in place; one fill draws what a fill per layer would."""
    return weights.uniform_(-scale, scale) if uniform else weights.normal_(std=scale)


def forward(weights: Tensor, inputs: Tensor, network: Network, before: bool = False) -> list[float]:
    """Return the std (n - 1) of each layer's 16 x 256 outputs, up to the first NaN and with it.

    The network's scale multiplies its weights once more. It is measured after the activation, or
    `before` it. Shapes: weights (layers, outputs, inputs), inputs (batch, inputs).
    """
    value, found = inputs, []
    for weight in weights:
        scaled = torch.nn.functional.linear(value, weight) * network.scale
        value = scaled if network.activation is None else network.activation(scaled)
        found.append((scaled if before else value).std().item())
        if math.isnan(found[-1]):
            break
    return found
