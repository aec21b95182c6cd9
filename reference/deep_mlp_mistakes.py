"""Known mistakes of the `init_*` exercises, most of them run on one draw of random numbers."""

from collections.abc import Mapping

import torch
from deep_mlp import (
    BATCH,
    LAYERS,
    NETWORKS,
    WIDTH,
    Network,
    born,
    fill,
    finite,
    forward,
    layer_std,
)
from known_mistakes import Value, table

REL = 1e-3
"""Relative tolerance of `layer_std`: CPU kernels differ by up to 5e-5 at layer 99."""

HARD_CODED = (1, 11)
"""Seeds that scripts carry in their text instead of reading the one given."""


def std_mistakes(seed: int, exercise: str, slips: Mapping[str, Network]) -> dict[str, Value]:
    """Return the known mistakes with `layer_std`: the layers with a finite std of each.

    Args:
        seed: the seed given to the script.
        exercise: a key of `NETWORKS`.
        slips: networks by mistake key that one slip in this exercise builds.
    """
    own = NETWORKS[exercise]
    others = {f"network:{name}": other for name, other in NETWORKS.items() if name != exercise}
    right = layer_std(seed, own)
    candidates: dict[str, Value] = {
        **_same_draws(seed, own, others | dict(slips)),
        "inputs_first": _inputs_first(seed, own),
        "variance": finite(torch.tensor(right).square().tolist()),
        **{f"seed:{other}": layer_std(other, own) for other in HARD_CODED if other != seed},
    }
    return table(right, candidates, REL)


def _same_draws(seed: int, own: Network, networks: Mapping[str, Network]) -> dict[str, list[float]]:
    """Run many networks on the draws of one seed: `networks`, `own` with slips of its own."""
    weights = born(seed)
    state = torch.get_rng_state()
    found = {"not_initialised": forward(weights, torch.randn(BATCH, WIDTH), own.activation)}
    for uniform in (False, True):
        torch.set_rng_state(state)
        fill(weights, uniform)
        inputs = torch.randn(BATCH, WIDTH)
        for key, network in networks.items():
            if network.uniform == uniform:
                found[key] = forward(weights, inputs, network.activation, network.scale)
        if own.activation is not None and own.uniform == uniform:
            found["before_activation"] = forward(weights, inputs, own.activation, own.scale, True)
    return {key: finite(values) for key, values in found.items()}


def _inputs_first(seed: int, network: Network) -> list[float]:
    torch.manual_seed(seed)
    inputs = torch.randn(BATCH, WIDTH)
    weights = torch.empty(LAYERS, WIDTH, WIDTH)
    fill(weights, uniform=True)  # only the count of what nn.Linear draws matters
    fill(weights, network.uniform, network.scale)
    return finite(forward(weights, inputs, network.activation))
