"""The gradients of the four weights of a chain of four neurons, with tanh and with ReLU.

There is no seed: x is 100 and every weight is 1.
"""

import math
from collections.abc import Sequence

X = 100.0
DEPTH = 4


def tanh_chain() -> tuple[list[float], list[float]]:
    """Return what enters each layer and at last the output, and the slope of each activation.

    Source: tanh'(z) = 1 - tanh(z)^2.
    """
    values = [X]
    for _ in range(DEPTH):
        values.append(math.tanh(values[-1]))
    return values, slopes_of(values[1:])


def slopes_of(outputs: Sequence[float]) -> list[float]:
    """Return 1 - a^2 for each a."""
    return [1 - output**2 for output in outputs]


def gradients(values: Sequence[float], slopes: Sequence[float]) -> list[float]:
    """Return [f'_w1, .., f'_w4]: what enters a layer times the slopes from there to the end.

    Source: the chain rule, f'_wi = h_(i-1) a'(z_i) .. a'(z_4), with all weights 1.
    """
    return [values[i] * math.prod(slopes[i:]) for i in range(DEPTH)]


def expected(seed: int) -> dict[str, object]:
    """Return both lists, w1 first, rounded to 3 digits as the exercise asks.

    Source: ReLU'(z) = 1 for positive z.
    """
    tanh = gradients(*tanh_chain())
    return {"tanh_gradients": [round(value, 3) for value in tanh], "relu_gradients": [X] * DEPTH}


def mistakes(seed: int) -> dict[str, object]:
    """Return, for each list, what one slip in the chain rule makes of it."""
    values, slopes = tanh_chain()
    tanh, ones = gradients(values, slopes), [1.0] * DEPTH
    tanh_slips = {
        "reversed": tanh[::-1],
        "other_activation": [X] * DEPTH,
        "last_derivative_missing": gradients(values, [*slopes[:-1], 1.0]),
        "first_derivative_missing": gradients(values, [1.0, *slopes[1:]]),
        "not_the_derivative": gradients(values, values[1:]),
        "values": values[1:],
        "slopes": slopes,
        "square_missing": gradients(values, [1 - value for value in values[1:]]),
        "tanh_twice": gradients(values, slopes_of([math.tanh(value) for value in values[1:]])),
        "inner_tanh_missing": gradients(values, slopes_of(values[:-1])),
        "input_missing": gradients(ones, slopes),
        "output_for_input": gradients(values[1:], slopes),
        "own_layer_only": [h * slope for h, slope in zip(values, slopes, strict=False)],
        "from_the_wrong_end": [values[i] * math.prod(slopes[: i + 1]) for i in range(DEPTH)],
    }
    relu_slips = {
        "other_activation": tanh,
        "input_missing": ones,
        "not_the_derivative": gradients([X] * DEPTH, [X] * DEPTH),
        "dead": [0.0] * DEPTH,
    }
    return {"tanh_gradients": tanh_slips, "relu_gradients": relu_slips}
