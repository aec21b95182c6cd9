"""The references whose values are arrays, against autograd, SGD and BatchNorm1d of torch itself."""

import math
from typing import Any

import numpy as np
import pytest
import torch
from references import expected, main, mistakes

W = torch.tensor([[5.0, 10.0], [1.0, 2.0]])


def by_hand(w: Any) -> Any:
    """Return the gradient of the product of log(log(w + 7)) by the chain rule, in numpy."""
    z = w + 7
    factors = np.log(np.log(z))
    return factors.prod() / factors / np.log(z) / z


def descended(optimizer: Any, steps: int, **settings: Any) -> Any:
    w = W.clone().requires_grad_()
    step = optimizer([w], **settings)
    for _ in range(steps):
        step.zero_grad()
        torch.log(torch.log(w + 7)).prod().backward()  # type: ignore[no-untyped-call]
        step.step()
    return w.detach().numpy()


def test_the_gradient_of_the_product_is_that_of_the_chain_rule() -> None:
    right = by_hand(np.array([[5.0, 10.0], [1.0, 2.0]]))
    assert main(expected("product_gradient", 0)["gradient"]) == pytest.approx(right, rel=1e-6)


def test_a_mistake_with_the_gradient_is_what_another_backward_gives() -> None:
    known = mistakes("product_gradient", 0)["gradient"]
    for key, function in {
        "sum": lambda w: torch.log(torch.log(w + 7)).sum(),
        "log_once": lambda w: torch.log(w + 7).prod(),
    }.items():
        w = W.clone().requires_grad_()
        function(w).backward()
        assert w.grad is not None
        assert known[key] == pytest.approx(w.grad.numpy(), rel=1e-6), key
    z = np.array([[12.0, 17.0], [8.0, 9.0]])
    assert known["sum"] == pytest.approx(1 / (z * np.log(z)), rel=1e-6)


def test_the_steps_are_those_of_sgd_and_of_numpy() -> None:
    right = expected("gradient_steps", 0)["w"]
    sgd = descended(torch.optim.SGD, 500, lr=0.001)
    assert right["float32"] == pytest.approx(sgd, abs=2e-6)
    w = np.array([[5.0, 10.0], [1.0, 2.0]])
    for _ in range(500):
        w = w - 0.001 * by_hand(w)
    assert right["float64"] == pytest.approx(w, abs=1e-12)


@pytest.mark.parametrize(
    ("key", "optimizer", "steps", "settings"),
    [
        pytest.param("one_step_less:float32", torch.optim.SGD, 499, {"lr": 0.001}, id="one-less"),
        pytest.param("one_step_more:float32", torch.optim.SGD, 501, {"lr": 0.001}, id="one-more"),
        pytest.param("rate:0.01", torch.optim.SGD, 500, {"lr": 0.01}, id="rate"),
        pytest.param(
            "momentum", torch.optim.SGD, 500, {"lr": 0.001, "momentum": 0.9}, id="momentum"
        ),
        pytest.param("optimizer:Adam", torch.optim.Adam, 500, {"lr": 0.001}, id="adam"),
        pytest.param(
            "ascent",
            torch.optim.SGD,
            500,
            {"lr": 0.001, "maximize": True},
            id="ascent",
        ),
    ],
)
def test_a_mistake_with_the_steps_is_what_the_script_gives(
    key: str, optimizer: Any, steps: int, settings: Any
) -> None:
    known = mistakes("gradient_steps", 0)["w"]
    assert known[key] == pytest.approx(descended(optimizer, steps, **settings), abs=2e-6)


@pytest.mark.parametrize("seed", [0, 11, 2**32 - 1])
def test_the_normalised_sample_is_that_of_torch(seed: int) -> None:
    torch.manual_seed(seed)
    x = torch.randn((10, 5))
    layer = torch.nn.BatchNorm1d(5, eps=1e-3)
    right = layer(x).detach().numpy()
    assert main(expected("batch_norm_1d", seed)["normalised"]) == pytest.approx(right, abs=1e-6)
    known = mistakes("batch_norm_1d", seed)["normalised"]
    layer.eval()
    assert known["running"] == pytest.approx(layer(x).detach().numpy(), abs=1e-6)
    fresh = torch.nn.BatchNorm1d(5, eps=1e-3).eval()
    assert known["evaluated"] == pytest.approx(fresh(x).detach().numpy(), abs=1e-6)
    default = torch.nn.BatchNorm1d(5)
    assert known["default_epsilon:given"] == pytest.approx(default(x).detach().numpy(), abs=1e-6)
    normal = torch.nn.LayerNorm(5, eps=1e-3)
    assert known["wrong_axis"] == pytest.approx(normal(x).detach().numpy(), abs=1e-6)


def test_the_biased_variance_makes_the_difference_that_is_named() -> None:
    right = np.array(main(expected("batch_norm_1d", 11)["normalised"]))
    unbiased = np.array(mistakes("batch_norm_1d", 11)["normalised"]["unbiased"])
    assert (right / unbiased).mean() == pytest.approx(math.sqrt(10 / 9), rel=1e-3)
