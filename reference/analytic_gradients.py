"""The gradients of the four weights of a chain of four neurons, with tanh and with ReLU.

There is no seed: x is 100 and every weight is 1.
"""

import math
from collections.abc import Callable

from known_mistakes import Right, Value, table

X = 100.0
DEPTH = 4
TOLERANCE = 1e-3
"""Absolute: an unrounded value is right too."""

Function = Callable[[float], float]


def forward(activation: Function) -> list[float]:
    """Return x, a1, a2, a3, a4: what enters each layer, and at last the output."""
    values = [X]
    for _ in range(DEPTH):
        values.append(activation(values[-1]))
    return values


def gradients(values: list[float], slopes: list[float]) -> list[float]:
    """Return [f'_w1, .., f'_w4]: what enters a layer times the slopes from there to the end.

    Source: the chain rule, f'_wi = h_(i-1) a'(z_i) .. a'(z_4), with all weights 1.

    Args:
        values: what enters each of the four layers (more is ignored).
        slopes: the derivative of each layer's activation at what enters it.
    """
    return [values[i] * math.prod(slopes[i:]) for i in range(DEPTH)]


def expected(seed: int) -> dict[str, Right]:
    """Return both lists, w1 first, rounded to 3 digits as the exercise asks.

    Source: tanh'(z) = 1 - tanh(z)^2; ReLU'(z) = 1 for positive z.
    """
    tanh, relu = _right()
    return {
        "tanh_gradients": [round(value, 3) for value in tanh],
        "relu_gradients": [round(value, 3) for value in relu],
    }


def _right() -> tuple[list[float], list[float]]:
    values = forward(math.tanh)
    return gradients(values, _tanh_slopes(values[1:])), gradients([X] * DEPTH, [1.0] * DEPTH)


def _tanh_slopes(outputs: list[float]) -> list[float]:
    return [1 - output**2 for output in outputs]


def mistakes(seed: int) -> dict[str, dict[str, Value]]:
    """Return, for each list, what one slip in the chain rule makes of it."""
    tanh, relu = _right()
    right = expected(seed)
    relu_slips: dict[str, Value] = {
        "other_activation": tanh,
        "input_missing": [1.0] * DEPTH,
        "not_the_derivative": gradients([X] * DEPTH, [X] * DEPTH),
        "dead": [0.0] * DEPTH,
    }
    return {
        "tanh_gradients": table(right["tanh_gradients"], _tanh_slips(tanh, relu), 0, TOLERANCE),
        "relu_gradients": table(right["relu_gradients"], relu_slips, 0, TOLERANCE),
    }


def _tanh_slips(tanh: list[float], relu: list[float]) -> dict[str, Value]:
    values = forward(math.tanh)
    slopes = _tanh_slopes(values[1:])
    return {
        "reversed": tanh[::-1],
        "other_activation": relu,
        "last_derivative_missing": gradients(values, [*slopes[:-1], 1.0]),
        "first_derivative_missing": gradients(values, [1.0, *slopes[1:]]),
        "not_the_derivative": gradients(values, values[1:]),
        "values": values[1:],
        "slopes": slopes,
        "square_missing": gradients(values, [1 - value for value in values[1:]]),
        "tanh_twice": gradients(values, _tanh_slopes([math.tanh(value) for value in values[1:]])),
        "inner_tanh_missing": gradients(values, _tanh_slopes(values[:-1])),
        "input_missing": gradients([1.0] * DEPTH, slopes),
        "output_for_input": gradients(values[1:], slopes),
        "own_layer_only": [h * slope for h, slope in zip(values, slopes, strict=False)],
        "from_the_wrong_end": [values[i] * math.prod(slopes[: i + 1]) for i in range(DEPTH)],
    }
