"""The gradient of a product of logarithms of logarithms, as autograd finds it.

There is no seed: w is [[5, 10], [1, 2]].
"""

import torch
from known_mistakes import Array, Right, Value, table
from log_product import Function, gradient, product, start
from torch import Tensor


def expected(seed: int) -> dict[str, Right]:
    """Return the gradient of f at w, shape (2, 2).

    Source: with z = w + 7, log(log z) has the derivative 1 / (z log z); each factor's stands beside
    the product of the others.
    """
    return {"gradient": _at_start(product)}


def mistakes(seed: int) -> dict[str, dict[str, Value]]:
    """Return the gradients of functions that are nearly f, and slips in the chain rule."""
    right = gradient(product, start())
    z = start().detach() + 7
    factors = z.log().log()
    slips: dict[str, Tensor] = {
        "accumulated": right * 2,
        "opposite_sign": -right,
        "transposed": right.T,
        "values": factors,
        "derivative_missing": factors.prod() / factors,
        "outer_derivative_missing": factors.prod() / factors / z,
        "inner_derivative_missing": factors.prod() / factors / z.log(),
        "factor_kept": factors.prod() / (z * z.log()),
    }
    known: dict[str, Value] = {
        **{key: _at_start(function) for key, function in _functions().items()},
        **{key: slip.tolist() for key, slip in slips.items()},
    }
    return {"gradient": table(expected(seed)["gradient"], known)}


def _functions() -> dict[str, Function]:
    """Return what is taken for f."""
    return {
        "sum": lambda w: (w + 7).log().log().sum(),
        "mean": lambda w: (w + 7).log().log().mean(),
        "log_once": lambda w: (w + 7).log().prod(),
        "log_of_product": lambda w: (w + 7).prod().log().log(),
        "seven_between": lambda w: (w.log() + 7).log().prod(),
        "other_base": lambda w: (w + 7).log10().log10().prod(),
        "base_two": lambda w: (w + 7).log2().log2().prod(),
        "one_added": lambda w: torch.log1p(torch.log1p(w + 7)).prod(),
    }


def _at_start(function: Function) -> Array:
    found: Array = gradient(function, start()).tolist()
    return found
