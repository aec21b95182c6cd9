"""How much tanh shrinks a standard normal sample, measured and as torch has it."""

import math
from collections.abc import Callable

import torch
from torch import Tensor

SAMPLES = 10_000


def expected(seed: int) -> dict[str, object]:
    """Return std(x) / std(tanh(x)) of 10 000 samples, and torch's gain, 5 / 3.

    The two differ, as torch's is not the ratio of the standard deviations. That of an unseeded
    sample has a standard deviation of about 0.005.

    Source: `torch.nn.init.calculate_gain`.
    """
    return {
        "sample_gain": gain(sample(seed)),
        "torch_gain": torch.nn.init.calculate_gain("tanh"),
    }


def sample(seed: int) -> Tensor:
    """Seed, and draw x from N(0, 1), shape (10 000,)."""
    torch.manual_seed(seed)
    return torch.randn(SAMPLES)


def gain(x: Tensor, activation: Callable[[Tensor], Tensor] = torch.tanh) -> float:
    """Return the std of `x` over the std of what the activation makes of it."""
    return (x.std() / activation(x).std()).item()


def mistakes(seed: int) -> dict[str, object]:
    """Return other ratios of the sample, and the gains of other nonlinearities."""
    x = sample(seed)
    sample_gain, torch_gain = gain(x), 5 / 3
    measured = {
        "torch_gain": torch_gain,
        "inverted": 1 / sample_gain,
        "variance": sample_gain**2,
        "uniform_inputs": gain(torch.rand(SAMPLES)),
        "gain": {"ReLU": gain(x, torch.relu), "Sigmoid": gain(x, torch.sigmoid)},
    }
    published = {
        "sample_gain": sample_gain,
        "inverted": 1 / torch_gain,
        "variance": torch_gain**2,
        "gain": {
            "linear": 1.0,
            "conv": 1.0,
            "sigmoid": 1.0,
            "relu": math.sqrt(2),
            "selu": 3 / 4,
            "leaky_relu": math.sqrt(2 / (1 + 0.01**2)),
        },
    }
    return {"sample_gain": measured, "torch_gain": published}
