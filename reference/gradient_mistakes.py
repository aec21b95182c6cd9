"""Known mistakes of the exercises that compare activations by the gradient of the first layer."""

import torch
from known_mistakes import Value
from simple_net import (
    ACTIVATIONS,
    RUNS,
    default_weights,
    gradients,
    mean,
    means,
    reseed,
    run,
    winner,
)

OUTSIDE = ("Identity", "GELU", "SiLU", "Mish", "Hardswish", "Hardsigmoid")
"""Other activations of torch.nn that find their way into scripts; not among the 17."""

HARD_CODED = (11, 1, 42, 0)
"""Seeds that scripts carry in their text instead of reading the one given."""

OTHER_RUNS = (20, 100, 1000, 2000)
"""Other numbers of runs that scripts try out and forget to set back."""


def name_mistakes(seed: int) -> dict[str, Value]:
    """Name other activations, the loser and all 17: facts, as one name has many causes."""
    values = means(seed)
    return {
        **{f"outside:{name}": name for name in OUTSIDE},
        "smallest": min(values, key=lambda name: values[name]),
        **{f"beaten:{name}": name for name in ACTIVATIONS},
    }


def mean_mistakes(seed: int) -> dict[str, Value]:
    """Return what goes wrong with the winner's mean, and the means of the other activations."""
    values = means(seed)
    best = winner(values)
    candidates: dict[str, Value] = {
        **{f"activation:{name}": value for name, value in values.items()},
        **{f"outside:{name}": mean(run(name, seed).abs()) for name in OUTSIDE},
        **{f"seed:{other}": max(means(other).values()) for other in HARD_CODED},
        **_reductions(best, seed),
        "all_activations": sum(values.values()) / len(values),
        **_other_scripts(best, seed),
    }
    return {key: value for key, value in candidates.items() if value}  # 0 comes from many mistakes


def _reductions(name: str, seed: int) -> dict[str, Value]:
    """Return wrong summaries of the right gradients of one activation."""
    signed = run(name, seed)
    size = signed.abs().double()
    return {
        "signed": mean(signed),
        "abs_of_mean": abs(mean(signed)),
        "sum": mean(size) * RUNS,
        "accumulated": mean(signed.cumsum(0).abs()),
        "largest": float(size.max()),
        "median": float(size.quantile(0.5)),
        "last_run": float(size[-1]),
        "spread": float(size.std(correction=0)),
    }


def _other_scripts(name: str, seed: int) -> dict[str, Value]:
    """Return the means that scripts with other inputs or weights print."""
    reseed(seed)
    inputs_first = gradients(name, torch.randn(RUNS))
    reseed(seed)
    weights = default_weights()
    random_weights = gradients(name, torch.randn(RUNS), weights)
    reseed(seed)
    default_weights()
    uniform_inputs = gradients(name, torch.rand(RUNS))
    values = {
        "inputs_first": inputs_first,
        "random_weights": random_weights,
        "uniform_inputs": uniform_inputs,
        **{f"runs:{runs}": run(name, seed, runs) for runs in OTHER_RUNS},
    }
    return {key: mean(value.abs()) for key, value in values.items()}
