"""Gradient descent on the product of logarithms of logarithms: 500 steps of 0.001.

There is no seed. All is computed in float32, as a script does; float64 is right too, and differs
from it by 2e-4 where the steps are a few units of w's last place.
"""

import torch
from known_mistakes import Array, Right, Value, table
from log_product import Function, gradient, product, start

STEPS = 500
RATE = 0.001
TOLERANCE = 5e-6
"""Absolute: a step is up to 5e-5, and one too few or too many shall show."""


def descent(
    function: Function = product,
    steps: int = STEPS,
    rate: float = RATE,
    dtype: torch.dtype = torch.float32,
) -> Array:
    """Return w after the steps, shape (2, 2).

    Source: w <- w - rate * f'(w), as `torch.optim.SGD` does without momentum.
    """
    w = start(dtype)
    for _ in range(steps):
        _step(function, w, rate)
    return as_lists(w)


def _step(function: Function, w: torch.Tensor, rate: float) -> None:
    change = gradient(function, w)
    with torch.no_grad():
        w -= rate * change


def path(steps: tuple[int, ...]) -> dict[int, Array]:
    """Return w after each of these numbers of steps."""
    w, found = start(), {}
    for step in range(1, max(steps) + 1):
        _step(product, w, RATE)
        if step in steps:
            found[step] = as_lists(w)
    return found


def as_lists(w: torch.Tensor) -> Array:
    """Return the rows of w."""
    rows: Array = w.tolist()
    return rows


def expected(seed: int) -> dict[str, Right]:
    """Return w after 500 steps, in single and in double precision."""
    return {"w": {"float32": descent(), "float64": descent(dtype=torch.float64)}}


def mistakes(seed: int) -> dict[str, dict[str, Value]]:
    """Return where other numbers of steps, rates and functions lead."""
    after = path((1, 50, 100, STEPS - 1, STEPS, STEPS + 1, 1000))
    known: dict[str, Value] = {
        "accumulated": _never_zeroed(),
        "ascent": descent(rate=-RATE),
        "one_step_less": after[STEPS - 1],
        "one_step_more": after[STEPS + 1],
        "start": as_lists(start()),
        **{f"steps:{steps}": after[steps] for steps in (1, 50, 100, 1000)},
        **{f"rate:{rate:g}": descent(rate=rate) for rate in (0.01, 0.1, 0.0001)},
        "sum": descent(lambda w: (w + 7).log().log().sum()),
        "log_once": descent(lambda w: (w + 7).log().prod()),
        "gradient": as_lists(gradient(product, torch.tensor(after[STEPS], requires_grad=True))),
        "momentum": _with_torch(torch.optim.SGD([w := start()], lr=RATE, momentum=0.9), w),
        "optimizer:Adam": _with_torch(torch.optim.Adam([w := start()], lr=RATE), w),
    }
    return {"w": table(expected(seed)["w"], known, 0, TOLERANCE)}


def _never_zeroed() -> Array:
    w = start()
    for _ in range(STEPS):
        product(w).backward()  # type: ignore[no-untyped-call]
        assert w.grad is not None
        w.data -= RATE * w.grad
    return as_lists(w)


def _with_torch(optimizer: torch.optim.Optimizer, w: torch.Tensor) -> Array:
    for _ in range(STEPS):
        optimizer.zero_grad()
        product(w).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return as_lists(w)
