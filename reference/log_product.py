"""The function of the two exercises on autograd, and its gradient as torch finds it."""

from collections.abc import Callable

import torch
from torch import Tensor

Function = Callable[[Tensor], Tensor]


def start(dtype: torch.dtype = torch.float32) -> Tensor:
    """Return w = [[5, 10], [1, 2]], which requires its gradient; shape (2, 2)."""
    return torch.tensor([[5.0, 10.0], [1.0, 2.0]], dtype=dtype, requires_grad=True)


def product(w: Tensor) -> Tensor:
    """Return f, the product of log(log(w + 7)) over all elements of w."""
    return (w + 7).log().log().prod()


def gradient(function: Function, w: Tensor) -> Tensor:
    """Return the gradient of a scalar function at w, of w's shape.

    Source: `torch.autograd.grad`.
    """
    return torch.autograd.grad(function(w), w)[0]
