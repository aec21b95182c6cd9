"""Known mistakes of the exercises that compare activations by the gradient of the first layer."""

import torch
from simple_net import ACTIVATIONS, RUNS, default_weights, gradients, mean, means, reseed, run

OUTSIDE = ("Identity", "GELU", "SiLU", "Mish", "Hardswish", "Hardsigmoid")
"""Other activations of torch.nn that find their way into scripts; not among the 17."""
OTHER_RUNS = (20, 100, 1000, 2000)
"""Numbers of runs that scripts try out and forget to set back."""


def name_mistakes(seed: int) -> dict[str, object]:
    """Name other activations, the loser and all 17: facts, as one name has many causes."""
    values = means(seed)
    return {
        "outside": {name: name for name in OUTSIDE},
        "smallest": min(values, key=lambda name: values[name]),
        "beaten": {name: name for name in ACTIVATIONS},
    }


def mean_mistakes(seed: int) -> dict[str, object]:
    """Return what goes wrong with the winner's mean, and the means of the other activations."""
    values, once = means(seed), means(seed, seeded_once=True)
    best = max(values, key=values.__getitem__)
    rights = {"reseeded": max(values.values()), "seeded_once": max(once.values())}
    return {
        "activation": values,
        "outside_mean": {name: mean(run(name, seed).abs()) for name in OUTSIDE},
        "sum": {key: value * RUNS for key, value in rights.items()},
        "divided_twice": {key: value / RUNS for key, value in rights.items()},
        **_reductions(best, seed),
        "all_activations": sum(values.values()) / len(values),
        **_other_scripts(best, seed),
    }


def _reductions(name: str, seed: int) -> dict[str, object]:
    """Return wrong summaries of the right gradients of one activation."""
    signed = run(name, seed)
    size = signed.abs().double()
    return {
        "signed": mean(signed),
        **({"abs_of_mean": -mean(signed)} if mean(signed) < 0 else {}),
        "accumulated": mean(signed.cumsum(0).abs()),
        "largest": size.max(),
        "median": size.quantile(0.5),
        "last_run": size[-1],
        "spread": size.std(correction=0),
    }


def _other_scripts(name: str, seed: int) -> dict[str, object]:
    """Return the means that scripts with other inputs or weights print."""
    reseed(seed)
    inputs_first = gradients(name, torch.randn(RUNS))
    reseed(seed)
    weights = default_weights()
    random_weights = gradients(name, torch.randn(RUNS), weights)
    reseed(seed)
    default_weights()
    uniform_inputs = gradients(name, torch.rand(RUNS))
    return {
        "inputs_first": mean(inputs_first.abs()),
        "random_weights": mean(random_weights.abs()),
        "uniform_inputs": mean(uniform_inputs.abs()),
        "runs": {runs: mean(run(name, seed, runs).abs()) for runs in OTHER_RUNS},
    }
