"""Kaiming's normal weights with ReLU: the std stays near 0.8 through all layers."""

import math

import torch
from deep_mlp import WIDTH, Network, layer_std
from deep_mlp_mistakes import Slips, std_mistakes


def expected(seed: int) -> dict[str, object]:
    """Return the std after each of the 100 layers, layer 0 first.

    Source: He et al. 2015, normal with std sqrt(2 / fan_in), as ReLU halves the mean square.
    """
    return {"layer_std": layer_std(seed, "init_kaiming")}


def mistakes(seed: int) -> dict[str, object]:
    """Return the other exercises' networks and what one slip makes of this one."""
    slips: Slips = {
        "variance_for_std": Network(2 / WIDTH, torch.relu),
        "factor_missing": Network(math.sqrt(1 / WIDTH), torch.relu),
        "uniform": Network(math.sqrt(6 / WIDTH), torch.relu, uniform=True),
        "activation_missing": Network(math.sqrt(2 / WIDTH)),
        "activation": {"tanh": Network(math.sqrt(2 / WIDTH), torch.tanh)},
    }
    return {"layer_std": std_mistakes(seed, "init_kaiming", slips)}
