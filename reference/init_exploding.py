"""A deep linear network with weights from N(0, 1): each layer multiplies the std by 16.

torch 2.13 reports NaN from layer 30 on for most seeds, although no output of that layer is
infinite: they reach 8e37, their std is 2e37. But `std` sums them for their mean in float32, and
partial sums of 4096 such numbers (2e37 * sqrt(4096) is 1e39) pass the largest float32, 3.4e38,
on both sides: inf - inf is NaN. Where they pass it on one side only (seed 8) the std of layer 30
is infinite and NaN comes at layer 31. Scripts run elsewhere say 31 too: another kernel adds in
another order.
"""

import math

import torch
from deep_mlp import LAYERS, NETWORKS, Network, finite, stds
from deep_mlp_mistakes import std_mistakes
from known_mistakes import Right, Value, table


def expected(seed: int) -> dict[str, Right]:
    """Return the std after each layer up to the last finite one, and the first layer with NaN.

    A script may count its layers from 0 or from 1; both numbers of the layer are right.

    Source: the variance of a sum of 256 products of independent N(0, 1) is 256, its std 16.
    """
    printed = stds(seed, NETWORKS["init_exploding"])
    return {"layer_std": finite(printed), "nan_layer": last_layer(printed)}


def last_layer(printed: list[float]) -> dict[str, Value]:
    """Return the number of the last layer, the one with NaN, counted either way."""
    return {"from_zero": float(len(printed) - 1), "from_one": float(len(printed))}


def mistakes(seed: int) -> dict[str, dict[str, Value]]:
    """Return the other exercises' networks, what one slip makes of this one, and other layers."""
    slips = {
        "activation:tanh": Network(1.0, torch.tanh),
        "activation:ReLU": Network(1.0, torch.relu),
    }
    printed = stds(seed, NETWORKS["init_exploding"])
    infinite = [float(layer) for layer, value in enumerate(printed) if math.isinf(value)]
    layers: dict[str, Value] = {
        **({"infinite": infinite[0]} if infinite else {}),
        "last_number": float(len(printed) - 2),
        "all_layers:99": float(LAYERS - 1),
        "all_layers:100": float(LAYERS),
    }
    return {
        "layer_std": std_mistakes(seed, "init_exploding", slips),
        "nan_layer": table(last_layer(printed), layers, 0, 0),
    }
