"""Batch normalisation of five features over ten samples, as it is done in training."""

import torch
from torch import Tensor

SHAPE = 10, 5
"""Samples, features."""
EPSILON, OTHER_EPSILON = 1e-3, 1e-5
"""That of the exercise, and that of `torch.nn.BatchNorm1d` if none is given."""


def sample(seed: int) -> Tensor:
    """Seed, and draw x from N(0, 1), shape (10, 5): a row is a sample, a column a feature."""
    torch.manual_seed(seed)
    return torch.randn(SHAPE)


def normalised(
    x: Tensor, epsilon: float = EPSILON, over: int | tuple[int, ...] = 0, correction: int = 0
) -> Tensor:
    """Return x with mean 0 and variance 1 in each feature, of x's shape.

    Source: (x - E[x]) / sqrt(Var[x] + eps) with the biased variance; Ioffe and Szegedy 2015,
    arXiv:1502.03167, algorithm 1.

    Args:
        x: samples by features.
        epsilon: what keeps the root from 0.
        over: the dimension, or dimensions, of which mean and variance are taken.
        correction: 1 for the unbiased variance.
    """
    mean = x.mean(over, keepdim=True)
    variance = x.var(over, correction=correction, keepdim=True)
    return (x - mean) / torch.sqrt(variance + epsilon)


def expected(seed: int) -> dict[str, object]:
    """Return the normalised sample, shape (10, 5)."""
    return {"normalised": normalised(sample(seed))}


def mistakes(seed: int) -> dict[str, object]:
    """Return slips in the formula."""
    x = sample(seed)
    centred = x - x.mean(0)
    variance = x.var(0, correction=0)
    running = x - 0.1 * x.mean(0), 0.9 + 0.1 * x.var(0)  # torch's momentum is 0.1
    torch.manual_seed(seed)
    slips = {
        "unbiased": normalised(x, correction=1),
        "default_epsilon": {
            "given": normalised(x, OTHER_EPSILON),
            "missing": normalised(x, 0),
        },
        "epsilon_outside": centred / (variance.sqrt() + EPSILON),
        "wrong_axis": normalised(x, over=1),
        "all_together": normalised(x, over=(0, 1)),
        "not_normalised": x,
        "only_centred": centred,
        "not_centred": x / torch.sqrt(variance + EPSILON),
        "root_missing": centred / (variance + EPSILON),
        "running": running[0] / torch.sqrt(running[1] + EPSILON),
        "evaluated": x / (1 + EPSILON) ** 0.5,
        "uniform_inputs": normalised(torch.rand(SHAPE)),
    }
    return {"normalised": slips}
