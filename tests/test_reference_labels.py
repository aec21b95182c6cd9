"""The words of each exercise: what students of three languages call an answer, and what is none."""

import pytest
from references import described

from grader.reading import read
from grader.words.model import Answer
from grader.words.values import as_plain

W = "tensor([[4.9900, 9.9948], [0.9775, 1.9825]])"
GRADIENT = "tensor([[0.0201, 0.0109], [0.0449, 0.0351]])"
VALUES = {"w": ((4.99, 9.9948), (0.9775, 1.9825)), "gradient": ((0.0201, 0.0109), (0.0449, 0.0351))}


def answers(exercise: str, output: str) -> dict[str, Answer]:
    found = described(exercise)
    return read(output.encode(), found.checks, found.names)


def values(exercise: str, output: str) -> dict[str, object]:
    return {name: as_plain(each.value) for name, each in answers(exercise, output).items()}


@pytest.mark.parametrize(
    "output",
    [
        f"w: {W}\nw.grad: {GRADIENT}",
        f"{W}\ngrad {GRADIENT}",
        f"{W}\n{GRADIENT} <- gradient",
        f"{W}\nГрадиент: {GRADIENT}",
        f"{W}\n最后的梯度：{GRADIENT}",
        f"gradient of w: {GRADIENT}\n{W}\ndf/dw = {GRADIENT}",
        f"Gradient descent: {W}\nw.grad.data {GRADIENT}",
        f"w after 500 gradient steps:\n{W}\nlast gradient:\n{GRADIENT}",
        f"Градиентный спуск, w = {W}\nградиент {GRADIENT}",
        f"梯度下降后的 w：{W}\n梯度：{GRADIENT}",
        f"result (optimizer.zero_grad each step): {W}",
        f"итог: {W}\nпроизводные: {GRADIENT}",
    ],
)
def test_a_gradient_is_never_taken_for_w(output: str) -> None:
    assert values("gradient_steps", output) == {"w": VALUES["w"]}


def test_a_gradient_alone_is_no_w_where_it_says_so() -> None:
    assert values("gradient_steps", f"w.grad: {GRADIENT}") == {"w": None}
    assert values("gradient_steps", GRADIENT) == {"w": VALUES["gradient"]}


@pytest.mark.parametrize(
    "output",
    [
        f"{GRADIENT}\nw after the step: {W}",
        f"gradient = {GRADIENT}\nw = {W}",
        f"{GRADIENT}\nnew w: {W}",
        f"{GRADIENT}\nновый w: {W}",
        f"w 的梯度：{GRADIENT}\n更新后的 w：{W}",
        f"w = {W}\nпроизводная по w:\n{GRADIENT}",
        f"w: {W}\nw.grad: {GRADIENT}",
    ],
)
def test_w_is_never_taken_for_its_gradient(output: str) -> None:
    assert values("product_gradient", output) == {"gradient": VALUES["gradient"]}


@pytest.mark.parametrize(
    "output",
    [
        "gain: 1.598\ntanh_gain in PyTorch: 1.6667",
        "gain:1.598\ntanh gain:1.6667",
        "tanh gain: 1.598\ntanh gain: 1.6667",
        "tanh_gain = 1.598\nPyTorch tanh_gain = 1.6667",
        "measured tanh gain: 1.598\ntheoretical tanh gain: 1.6667",
        "theoretical gain: 1.6667\nmeasured gain: 1.598",
        "torch: 1.6667\nsample gain: 1.598",
        "Коэффициент: 1.598\nКоэффициент в PyTorch: 1.6667",
        "отношение std: 1.598\nтеоретическое значение: 1.6667",
        "增益：1.598\nPyTorch 中的增益：1.6667",
        "样本增益 1.598\n理论增益 1.6667",
        "gain: 1.598\ncalculate_gain('tanh'): 1.6667\ncalculate_gain('relu'): 1.4142",
        "1.598\n1.6667\nsigmoid gain: 1.0\nselu gain 0.75",
        "gain of ReLU: 1.7123\ngain of tanh: 1.598\ntorch gain of tanh: 1.6667",
        "ratio: 1.598\nnn.init.calculate_gain: 1.6667",
    ],
)
def test_both_gains_of_tanh_are_told_apart_and_from_those_of_others(output: str) -> None:
    assert values("tanh_gain", output) == {"sample_gain": 1.598, "torch_gain": 1.6667}


@pytest.mark.parametrize(
    "output",
    [
        "Hardshrink 0.7372\nworst: Sigmoid 0.0073",
        "best: Hardshrink 0.7372\nworst: Sigmoid 0.0073",
        "Лучшая: Hardshrink, среднее 0.7372\nХудшая: Sigmoid, среднее 0.0073",
        "最佳激活函数：Hardshrink，平均梯度：0.7372\n最差：Sigmoid 0.0073",
        "梯度消失最小的激活函数是 Hardshrink，均值为 0.7372",
        "least vanishing gradient: Hardshrink\naverage abs grad: 0.7372",
        "С наименьшим затуханием: Hardshrink\nсредний модуль градиента = 0.7372",
        "winner Hardshrink, avg 0.7372",
        "the answer is Hardshrink with mean gradient 0.7372",
    ],
)
def test_the_best_is_not_the_worst(output: str) -> None:
    found = values("best_activation", output)
    assert found == {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.7372}


@pytest.mark.parametrize(
    "output",
    [
        "tanh [0, 1, 2, 3]\nrelu [9, 9, 9, 9]\nleaky relu [7, 7, 7, 7]",
        "gradients with tanh: [0, 1, 2, 3]\ngradients with ReLU: [9, 9, 9, 9]",
        "grad_relu = [9, 9, 9, 9]\ngrad_tanh = [0, 1, 2, 3]",
        "ReLU:\n[9, 9, 9, 9]\nГиперболический тангенс:\n[0, 1, 2, 3]",
        "线性整流：[9, 9, 9, 9]\n双曲正切：[0, 1, 2, 3]",
        "a = torch.tanh: [0, 1, 2, 3]\na = torch.relu: [9, 9, 9, 9]",
    ],
)
def test_each_list_is_that_of_its_activation(output: str) -> None:
    found = values("analytic_gradients", output)
    assert found == {"tanh_gradients": (0, 1, 2, 3), "relu_gradients": (9, 9, 9, 9)}


def test_one_list_alone_misses_the_other() -> None:
    found = answers("analytic_gradients", "[0.0, 0.168, 0.304, 0.436]")
    assert "2 of this size are asked for, and 1 was" in str(found["tanh_gradients"].problem)


ROWS = "\n".join(f"[{row}.5 1 2 3 4.25]" for row in range(10))
OTHER = "\n".join("[0 0 0 0 1e-8]" for _ in range(10))


@pytest.mark.parametrize(
    "output",
    [
        f"{ROWS}\ndifference:\n{OTHER}",
        f"x_norm:\n{ROWS}\nразность:\n{OTHER}",
        f"归一化后：\n{ROWS}\n误差：\n{OTHER}",
        f"x:\n{OTHER}\nafter batch norm:\n{ROWS}",
        f"结果\n{ROWS}\ndiff\n{OTHER}",
        f"Нормализованная выборка:\n{ROWS}",
    ],
)
def test_a_difference_is_no_normalised_sample(output: str) -> None:
    found = values("batch_norm_1d", output)["normalised"]
    assert isinstance(found, tuple)
    assert found[3] == (3.5, 1, 2, 3, 4.25)


SERIES = {
    "std": "layer:{at}, std:{std}",
    "mean beside it": "layer:{at}, mean:0.001, std:{std}",
    "dots": "layer {at} std = {std}",
    "russian": "слой {at}: СКО {std}",
    "russian in full": "Слой {at}, среднеквадратичное отклонение: {std}",
    "chinese": "第{at}层，标准差：{std}",
    "sigma": "{at}: sigma={std}",
    "deviation": "layer {at}, standard deviation {std}, mean 0.01",
}


@pytest.mark.parametrize("line", SERIES.values(), ids=SERIES)
def test_the_std_of_each_layer_is_read(line: str) -> None:
    numbers = [0.5 + at / 1000 for at in range(100)]
    output = "\n".join(line.format(at=at, std=std) for at, std in enumerate(numbers))
    assert values("init_tanh", output)["layer_std"] == tuple(numbers)


@pytest.mark.parametrize(
    "line",
    [
        "output is nan in 30 layers",
        "output is nan in layer30",
        "nan at layer 30",
        "NaN from layer 30 on",
        "first NaN: layer 30",
        "first nan layer = 30",
        "nan_layer: 30",
        "nan начиная со слоя 30",
        "NaN в слое 30",
        "Первый слой с NaN: 30",
        "NaN 出现在第 30 层",
        "第一个 NaN 层：30",
        "首个nan层: 30",
        "std becomes nan in layer 30",
    ],
)
def test_the_layer_of_nan_is_read(line: str) -> None:
    output = "\n".join([*(f"layer:{at}, std:{16.0**at}" for at in range(30)), line])
    assert values("init_exploding", output)["nan_layer"] == 30
