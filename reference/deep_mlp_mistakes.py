"""Known mistakes of the `init_*` exercises, most of them run on one draw of random numbers."""

from collections.abc import Mapping

import torch
from deep_mlp import BATCH, LAYERS, NETWORKS, WIDTH, Network, born, fill, finite, forward, layer_std

Slips = Mapping[str, Network | Mapping[str, Network]]


def std_mistakes(seed: int, exercise: str, slips: Slips) -> dict[str, object]:
    """Return the known mistakes with `layer_std`: the layers with a finite std of each.

    Args:
        seed: the seed given to the script.
        exercise: a key of `NETWORKS`.
        slips: networks by mistake that one slip in this exercise builds.
    """
    others = {name: network for name, network in NETWORKS.items() if name != exercise}
    variance = torch.tensor(layer_std(seed, exercise)).square()
    return {
        **_same_draws(seed, NETWORKS[exercise], {"network": others, **slips}),
        "inputs_first": _inputs_first(seed, NETWORKS[exercise]),
        "variance": finite(variance.tolist()),
    }


def _same_draws(seed: int, own: Network, networks: Slips) -> dict[str, object]:
    """Run many networks on the draws of one seed: `networks`, `own` with slips of its own."""
    weights = born(seed)
    state = torch.get_rng_state()
    default = forward(weights, torch.randn(BATCH, WIDTH), own._replace(scale=1.0))
    drawn = {}
    for uniform in (False, True):
        torch.set_rng_state(state)
        drawn[uniform] = fill(torch.empty_like(weights), uniform), torch.randn(BATCH, WIDTH)

    def ran(networks: Network | Mapping[str, Network], before: bool = False) -> object:
        if isinstance(networks, Network):
            return finite(forward(*drawn[networks.uniform], networks, before))
        return {name: ran(network) for name, network in networks.items()}

    found: dict[str, object] = {"not_initialised": finite(default)}
    if own.activation is not None:
        found["before_activation"] = ran(own, before=True)
    return found | {key: ran(each) for key, each in networks.items()}


def _inputs_first(seed: int, network: Network) -> list[float]:
    torch.manual_seed(seed)
    inputs = torch.randn(BATCH, WIDTH)
    weights = torch.empty(LAYERS, WIDTH, WIDTH)
    fill(weights, uniform=True)  # only the count of what nn.Linear draws matters
    fill(weights, network.uniform, network.scale)
    return finite(forward(weights, inputs, network._replace(scale=1.0)))
