"""Scaled weights with tanh: the signal vanishes from layer to layer."""

import math

import torch
from deep_mlp import WIDTH, Network, layer_std
from deep_mlp_mistakes import Slips, std_mistakes


def expected(seed: int) -> dict[str, object]:
    """Return the std after each of the 100 layers, layer 0 first.

    Source: std = sqrt(1 / n) keeps the variance of a linear layer; tanh, whose slope is below 1,
    does not.
    """
    return {"layer_std": layer_std(seed, "init_tanh")}


def mistakes(seed: int) -> dict[str, object]:
    """Return the other exercises' networks and what one slip makes of this one."""
    slips: Slips = {
        "variance_for_std": Network(1 / WIDTH, torch.tanh),
        "scale_missing": Network(1.0, torch.tanh),
        "factor_two": Network(math.sqrt(2 / WIDTH), torch.tanh),
        "activation": {"ReLU": Network(math.sqrt(1 / WIDTH), torch.relu)},
    }
    return {"layer_std": std_mistakes(seed, "init_tanh", slips)}
