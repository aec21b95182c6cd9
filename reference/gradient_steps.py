"""Gradient descent on the product of logarithms of logarithms: 500 steps of 0.001.

There is no seed. It is computed in float32, as a script does; float64 is right too, and differs by
2e-4 where the steps are a few units of w's last place.
"""

from collections.abc import Callable, Iterator
from itertools import count, islice

import torch
from log_product import Function, gradient, product, start
from torch import Tensor

STEPS, RATE = 500, 0.001


def path(step: Callable[[Tensor], Tensor], dtype: torch.dtype = torch.float32) -> Iterator[Tensor]:
    """Yield w before any step, after one, after two and so on, each of shape (2, 2)."""
    w = start(dtype)
    while True:
        yield w.detach()
        w = (w - step(w)).detach().requires_grad_()


def descent(
    function: Function = product, rate: float = RATE, dtype: torch.dtype = torch.float32
) -> Iterator[Tensor]:
    """Yield w as it descends. Source: w <- w - rate * f'(w), as `torch.optim.SGD` does."""
    return path(lambda w: rate * gradient(function, w), dtype)


def last(ws: Iterator[Tensor]) -> Tensor:
    """Return w after the steps that are asked for."""
    return next(islice(ws, STEPS, None))


def expected(seed: int) -> dict[str, object]:
    """Return w after 500 steps, in single and in double precision."""
    return {"w": {"float32": last(descent()), "float64": last(descent(dtype=torch.float64))}}


def mistakes(seed: int) -> dict[str, object]:
    """Return where other numbers of steps, rates and functions lead."""
    after = list(islice(descent(), 2 * STEPS + 1))
    double = list(islice(descent(dtype=torch.float64), STEPS + 2))
    w500 = after[STEPS].clone().requires_grad_()
    w = {
        "accumulated": last(path(_summed(1))),
        "ascent": last(descent(rate=-RATE)),
        "one_step_less": {"float32": after[STEPS - 1], "float64": double[STEPS - 1]},
        "one_step_more": {"float32": after[STEPS + 1], "float64": double[STEPS + 1]},
        "start": after[0],
        "steps": {steps: after[steps] for steps in (1, 10, 50, 100, 250, 1000)},
        "rate": {f"{rate:g}": last(descent(rate=rate)) for rate in (0.01, 0.1, 0.0001)},
        "sum": last(descent(lambda w: (w + 7).log().log().sum())),
        "log_once": last(descent(lambda w: (w + 7).log().prod())),
        "gradient": {"first": gradient(product, start()), "last": gradient(product, w500)},
        "momentum": last(path(_summed(0.9))),
        "optimizer": {"Adam": last(path(_adam()))},
    }
    return {"w": w}


def _summed(decay: float) -> Callable[[Tensor], Tensor]:
    """Return the step of summed gradients that decay, as momentum has them, or of all of them."""
    total = torch.zeros(2, 2)
    return lambda w: RATE * total.mul_(decay).add_(gradient(product, w))


def _adam() -> Callable[[Tensor], Tensor]:
    """Return Adam's step. Source: Kingma and Ba 2015, arXiv:1412.6980, algorithm 1."""
    first, second, steps = torch.zeros(2, 2), torch.zeros(2, 2), count(1)

    def step(w: Tensor) -> Tensor:
        change, t = gradient(product, w), next(steps)
        mean = first.lerp_(change, 0.1) / (1 - 0.9**t)
        square = second.lerp_(change.square(), 0.001) / (1 - 0.999**t)
        return RATE * mean / (square.sqrt() + 1e-8)

    return step
