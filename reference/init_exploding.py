"""A deep linear network with weights from N(0, 1): each layer multiplies the std by 16.

torch 2.13 reports NaN from layer 30 on for most seeds, although no output of that layer is
infinite: they reach 8e37, their std is 2e37. But `std` sums them for their mean in float32, and
partial sums of 4096 such numbers (2e37 * sqrt(4096) is 1e39) pass the largest float32, 3.4e38,
on both sides: inf - inf is NaN. Where they pass it on one side only (seed 8) the std of layer 30
is infinite and NaN comes at layer 31. Scripts run elsewhere say 31 too: another kernel adds in
another order.
"""

import torch
from deep_mlp import LAYERS, NETWORKS, Network, finite, stds
from deep_mlp_mistakes import Slips, std_mistakes


def expected(seed: int) -> dict[str, object]:
    """Return the std after each layer up to the last finite one, and the first layer with NaN.

    A script may count its layers from 0 or from 1; both numbers of the layer are right.

    Source: the variance of a sum of 256 products of independent N(0, 1) is 256, its std 16.
    """
    printed = stds(seed, NETWORKS["init_exploding"])
    layer = len(printed) - 1
    return {
        "layer_std": finite(printed),
        "nan_layer": {"from_zero": layer, "from_one": layer + 1},
    }


def mistakes(seed: int) -> dict[str, object]:
    """Return the other exercises' networks, what one slip makes of this one, and other layers."""
    slips: Slips = {
        "activation": {"tanh": Network(1.0, torch.tanh), "ReLU": Network(1.0, torch.relu)}
    }
    printed = stds(seed, NETWORKS["init_exploding"])
    layers = {
        "before_nan": len(printed) - 2,
        "all_layers": {str(layer): layer for layer in (LAYERS - 1, LAYERS)},
    }
    return {"layer_std": std_mistakes(seed, "init_exploding", slips), "nan_layer": layers}
