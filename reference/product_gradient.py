"""The gradient of a product of logarithms of logarithms, as autograd finds it.

There is no seed: w is [[5, 10], [1, 2]].
"""

import torch
from log_product import gradient, product, start
from torch import Tensor


def expected(seed: int) -> dict[str, object]:
    """Return the gradient of f at w, shape (2, 2).

    Source: with z = w + 7, log(log z) has the derivative 1 / (z log z); each factor's stands beside
    the product of the others.
    """
    return {"gradient": gradient(product, start())}


def mistakes(seed: int) -> dict[str, object]:
    """Return the gradients of functions that are nearly f, and slips in the chain rule."""
    return {"gradient": {**_of_other_functions(), **_slips(gradient(product, start()))}}


def _of_other_functions() -> dict[str, Tensor]:
    functions = {
        "sum": lambda w: (w + 7).log().log().sum(),
        "mean": lambda w: (w + 7).log().log().mean(),
        "log_once": lambda w: (w + 7).log().prod(),
        "log_of_product": lambda w: (w + 7).prod().log().log(),
        "seven_between": lambda w: (w.log() + 7).log().prod(),
        "other_base": lambda w: (w + 7).log10().log10().prod(),
        "base_two": lambda w: (w + 7).log2().log2().prod(),
        "one_added": lambda w: torch.log1p(torch.log1p(w + 7)).prod(),
    }
    return {key: gradient(function, start()) for key, function in functions.items()}


def _slips(right: Tensor) -> dict[str, Tensor]:
    z = start().detach() + 7
    factors = z.log().log()
    others = factors.prod() / factors
    return {
        "accumulated": right * 2,
        "transposed": right.T,
        "values": factors,
        "derivative_missing": others,
        "outer_derivative_missing": others / z,
        "inner_derivative_missing": others / z.log(),
        "factor_kept": factors.prod() / (z * z.log()),
    }
