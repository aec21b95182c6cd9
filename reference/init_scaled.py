"""A deep linear network whose weights are scaled by their number: the std stays near 1."""

import math

import torch
from deep_mlp import WIDTH, Network, layer_std
from deep_mlp_mistakes import Slips, std_mistakes


def expected(seed: int) -> dict[str, object]:
    """Return the std after each of the 100 layers, layer 0 first.

    Source: the variance of a sum of n products of independent N(0, 1) is n, so std = sqrt(1 / n).
    """
    return {"layer_std": layer_std(seed, "init_scaled")}


def mistakes(seed: int) -> dict[str, object]:
    """Return the other exercises' networks and what one slip makes of this one."""
    slips: Slips = {
        "variance_for_std": Network(1 / WIDTH),
        "factor_two": Network(math.sqrt(2 / WIDTH)),
        "activation": {"ReLU": Network(math.sqrt(1 / WIDTH), torch.relu)},
    }
    return {"layer_std": std_mistakes(seed, "init_scaled", slips)}
