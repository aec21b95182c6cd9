"""Gradient descent on the product of logarithms of logarithms: 500 steps of 0.001.

There is no seed. All is computed in float32, as a script does; float64 is right too, and differs
from it by 2e-4 where the steps are a few units of w's last place.
"""

from collections.abc import Callable, Iterator
from itertools import islice

import torch
from log_product import Function, gradient, product, start
from torch import Tensor

STEPS = 500
RATE = 0.001
DTYPES = torch.float32, torch.float64


def path(step: Callable[[Tensor], Tensor], dtype: torch.dtype = torch.float32) -> Iterator[Tensor]:
    """Yield w before any step, after one, after two and so on, each of shape (2, 2)."""
    w = start(dtype)
    while True:
        yield w.detach()
        w = (w - step(w)).detach().requires_grad_()


def descent(
    function: Function = product, rate: float = RATE, dtype: torch.dtype = torch.float32
) -> Iterator[Tensor]:
    """Yield w as it descends.

    Source: w <- w - rate * f'(w), as `torch.optim.SGD` does without momentum.
    """
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
        "accumulated": {str(dtype): last(path(_summed(dtype), dtype)) for dtype in DTYPES},
        "ascent": {str(dtype): last(descent(rate=-RATE, dtype=dtype)) for dtype in DTYPES},
        "one_step_less": {"float32": after[STEPS - 1], "float64": double[STEPS - 1]},
        "one_step_more": {"float32": after[STEPS + 1], "float64": double[STEPS + 1]},
        "start": after[0],
        "steps": {steps: after[steps] for steps in (1, 10, 50, 100, 250, 1000)},
        "rate": {f"{rate:g}": last(descent(rate=rate)) for rate in (0.01, 0.1, 0.0001)},
        "sum": last(descent(lambda w: (w + 7).log().log().sum())),
        "log_once": last(descent(lambda w: (w + 7).log().prod())),
        "gradient": {"first": gradient(product, start()), "last": gradient(product, w500)},
        "momentum": _with_torch(torch.optim.SGD, momentum=0.9),
        "optimizer": {"Adam": _with_torch(torch.optim.Adam)},
    }
    return {"w": w}


def _summed(dtype: torch.dtype) -> Callable[[Tensor], Tensor]:
    """Return the step of a script that never zeroes the gradient."""
    total = torch.zeros(2, 2, dtype=dtype)
    return lambda w: RATE * total.add_(gradient(product, w))


def _with_torch(make: Callable[..., torch.optim.Optimizer], **settings: float) -> Tensor:
    w = start()
    optimizer = make([w], lr=RATE, **settings)
    for _ in range(STEPS):
        optimizer.zero_grad()
        w.grad = gradient(product, w)
        optimizer.step()
    return w
