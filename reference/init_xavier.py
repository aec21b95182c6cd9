"""Xavier's uniform weights with the gain of tanh: the std settles near 0.65."""

import math

import torch
from deep_mlp import TANH_GAIN, WIDTH, Network, layer_std
from deep_mlp_mistakes import Slips, std_mistakes


def expected(seed: int) -> dict[str, object]:
    """Return the std after each of the 100 layers, layer 0 first.

    Source: Glorot and Bengio 2010, uniform in +-gain * sqrt(6 / (fan_in + fan_out)), gain 5 / 3.
    """
    return {"layer_std": layer_std(seed, "init_xavier")}


def mistakes(seed: int) -> dict[str, object]:
    """Return the other exercises' networks and what one slip makes of this one."""
    bound = math.sqrt(6 / (WIDTH + WIDTH))
    slips: Slips = {
        "gain_missing": Network(bound, torch.tanh, uniform=True),
        "gain_inverted": Network(bound / TANH_GAIN, torch.tanh, uniform=True),
        "gain": {"relu": Network(bound * math.sqrt(2), torch.tanh, uniform=True)},
        "one_fan": Network(TANH_GAIN * math.sqrt(6 / WIDTH), torch.tanh, uniform=True),
        "normal": Network(TANH_GAIN * math.sqrt(1 / WIDTH), torch.tanh),
        "bound_for_std": Network(TANH_GAIN * bound, torch.tanh),
        "activation_missing": Network(TANH_GAIN * bound, uniform=True),
        "activation": {"ReLU": Network(TANH_GAIN * bound, torch.relu, uniform=True)},
    }
    return {"layer_std": std_mistakes(seed, "init_xavier", slips)}
