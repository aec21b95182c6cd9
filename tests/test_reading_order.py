"""Values in the order that the words before them say, and rows in another order than is asked."""

import pytest
from prints import RELU, TANH, of_exercise

from grader.reading import read
from grader.words.check import Text
from grader.words.model import Check
from grader.words.values import as_plain

GAINS = {"sample_gain": 1.59, "torch_gain": 1.6667}
MATRIX = ((0.1, 0.2), (0.3, 0.4))
STDS = [round(0.9 - at / 1000, 5) for at in range(100)]


@pytest.mark.parametrize(
    "output",
    [
        "The sample gain and the PyTorch gain are 1.59 and 1.6667 respectively.",
        "PyTorch gain, sample gain: 1.6667, 1.59",
        "torch gain vs sample gain = 1.6667 vs 1.59",
        "PyTorch gain / sample gain: 1.6667 / 1.59",
        "Отношение на выборке из 10000 чисел и коэффициент PyTorch равны 1.59 и 1.6667",
        "PyTorch 的增益与样本的增益分别为 1.6667 和 1.59，相差 0.08",
    ],
)
def test_values_behind_as_many_labels_come_in_their_order(output: str) -> None:
    assert of_exercise("tanh_gain", output) == GAINS


@pytest.mark.parametrize("line", ["torch 2.13.0", "PyTorch: 2.13.0+cpu", "torch, 2026-11-27"])
def test_a_version_or_a_date_says_nothing_of_the_values_below_it(line: str) -> None:
    assert of_exercise("tanh_gain", f"{line}\n1.59\nseed = 42\n1.6667") == GAINS


@pytest.mark.parametrize(
    "output",
    [
        f"Gradients for relu and tanh: {[*RELU]} and {[*TANH]}",
        f"ReLU, tanh = {[*RELU]}, {[*TANH]}",
        "\n".join(
            f"for tanh and ReLU df/dw{at} is {one} and {two}"
            for at, (one, two) in enumerate(zip(TANH, RELU, strict=True), start=1)
        ),
    ],
)
def test_lists_behind_as_many_labels_come_in_their_order(output: str) -> None:
    assert tuple(of_exercise("analytic_gradients", output).values()) == (TANH, RELU)


@pytest.mark.parametrize("between", [" and ", ", ", " и ", " 和 "])
def test_a_name_and_a_number_come_in_the_order_of_their_labels(between: str) -> None:
    output = f"best activation{between}mean gradient: Hardshrink{between}0.74"
    assert [*of_exercise("best_activation", output).values()] == ["Hardshrink", 0.74]


def test_more_values_than_labels_are_not_dealt_out() -> None:
    output = "sample gain and PyTorch gain: 1.59, 1.6667, 1.7"
    assert of_exercise("tanh_gain", output)["torch_gain"] != 1.6667


@pytest.mark.parametrize(
    "form",
    [
        "layers {} and {}: std {} and {}",
        "Слои {} и {}: std {} и {} соответственно",
        "第 {}、{} 层的标准差分别为 {} 和 {}",
        "std of layer {}, {} = {}, {}",
    ],
)
def test_values_behind_as_many_indices_come_in_their_order(form: str) -> None:
    pairs = ((at, at + 1, STDS[at], STDS[at + 1]) for at in range(0, 100, 2))
    output = "\n".join(form.format(*pair) for pair in pairs)
    assert of_exercise("init_scaled", output) == {"layer_std": tuple(STDS)}


@pytest.mark.parametrize("form", ["w11 and w12: 0.1 and 0.2\nw21 and w22: 0.3 and 0.4"])
def test_elements_behind_their_places_come_in_their_order(form: str) -> None:
    assert of_exercise("product_gradient", f"df/dw of {form}") == {"gradient": MATRIX}


@pytest.mark.parametrize("heading", ["Layers {}-{}:", "--- {} to {} ---", "[{}:{}]"])
def test_a_range_of_indices_may_stand_above_its_row(heading: str) -> None:
    rows = (
        f"{heading.format(at, at + 9)}\n{' '.join(map(str, STDS[at : at + 10]))}\n"
        for at in range(0, 100, 10)
    )
    assert of_exercise("init_scaled", "\n".join(rows)) == {"layer_std": tuple(STDS)}


def test_an_index_in_brackets_is_one_beside_another_in_words() -> None:
    lines = (f"[{at:02}] std {std} ({std:.0%} of layer 0)" for at, std in enumerate(STDS))
    assert of_exercise("init_scaled", "\n".join(lines)) == {"layer_std": tuple(STDS)}


@pytest.mark.parametrize("form", ["{:5}  {}", "{} | {}", "layer {}: {}"])
def test_rows_sorted_by_their_values_stand_where_their_indices_say(form: str) -> None:
    for order in ([0, 1, 2, 3, *range(99, 3, -1)], [*range(99, -1, -1)]):
        lines = "\n".join(form.format(at, STDS[at]) for at in order)
        found = of_exercise("init_scaled", f"layer  std\n{lines}")
        assert found == {"layer_std": tuple(STDS)}


def test_a_layer_far_behind_a_whole_series_is_none_of_it() -> None:
    check = Check(name="std", kind="series", title=Text(en="Std"), labels=("std",), length=3)
    output = "layer 0: std 0.9\nlayer 1: std 0.8\nlayer 2: std 0.7\nlayer 50: std 0.1"
    assert as_plain(read(output.encode(), [check], ())["std"].value) == (0.9, 0.8, 0.7)


@pytest.mark.parametrize("heads", ["element   before   after", "элемент  было  стало"])
def test_rows_of_elements_in_any_order_have_columns(heads: str) -> None:
    rows = [(1, 1, 2.0, 0.4), (1, 0, 1.0, 0.3), (0, 1, 10.0, 0.2), (0, 0, 5.0, 0.1)]
    lines = "\n".join(f"w[{i}][{j}]  {was:5}  {now}" for i, j, was, now in rows)
    assert of_exercise("gradient_steps", f"{heads}\n{lines}") == {"w": MATRIX}


@pytest.mark.parametrize("dash", ["-", "—", "–"])
@pytest.mark.parametrize("form", ["  {}  {}    {}", "| {} | {} | {} |"])
def test_a_dash_is_a_cell_without_a_value(dash: str, form: str) -> None:
    rows = [
        form.format(at, std, 1.0 if at else dash).replace(f"  {dash}", f"    {dash}")
        for at, std in enumerate(STDS)
    ]
    found = of_exercise("init_scaled", "\n".join([form.format("i", "std", "std_i/std_0"), *rows]))
    assert found == {"layer_std": tuple(STDS)}


def test_the_bars_of_an_absolute_value_part_no_columns() -> None:
    rows = (f"{at}  0.01   {std}   3.{at}" for at, std in enumerate(STDS))
    output = "\n".join(["i  mean   std   max|x|", *rows])
    assert of_exercise("init_scaled", output) == {"layer_std": tuple(STDS)}


def test_two_names_that_share_a_label_are_candidates() -> None:
    output = "The two best are SELU and Hardshrink, 0.61 and 0.74.\n\nHardshrink: 0.74"
    assert [*of_exercise("best_activation", output).values()] == ["Hardshrink", 0.74]


@pytest.mark.parametrize(
    "said",
    [
        "without zeroing the gradient (wrong, they add up):",
        "неправильный вариант, градиенты складываются:",
        "错误示例：没有清零梯度",
    ],
)
def test_what_is_called_wrong_is_no_answer(said: str) -> None:
    right, wrong = "0.1 0.2\n0.3 0.4", "5.0 6.0\n7.0 8.0"
    output = f"{said}\n{wrong}\nwith it:\n{right}"
    assert of_exercise("product_gradient", output) == {"gradient": MATRIX}
    assert (
        of_exercise("product_gradient", f"right:\n{right}\n\n{said}\n{wrong}")["gradient"] == MATRIX
    )


@pytest.mark.parametrize(
    "said",
    [
        "The second of these numbers is my answer.",
        "Ответ - второе из чисел ниже.",
        "下面第二个数是答案。",
        "My answer is the latter:",
    ],
)
def test_a_line_may_say_that_the_latter_is_the_answer(said: str) -> None:
    assert of_exercise("fc1_gradient", f"{said}\n0.31\n0.72\n") == {"mean_fc1_gradient": 0.72}


@pytest.mark.parametrize("form", ["df/dw[{}][{}] = {}", "w[{},{}]: {}", "grad_w[{}][{}]  {}"])
def test_a_comma_beside_the_place_of_an_element_is_decimal(form: str) -> None:
    places = [(i, j, f"0,{1 + 2 * i + j}25") for i in range(2) for j in range(2)]
    output = "\n".join(form.format(*place) for place in places)
    assert of_exercise("product_gradient", output)["gradient"] == ((0.125, 0.225), (0.325, 0.425))


@pytest.mark.parametrize("heads", ["layer,std,log10_std", "layer,std,log std", "слой,std,ln(std)"])
def test_the_logarithm_of_what_is_asked_is_not_that(heads: str) -> None:
    rows = (f"{at},{std},{std / 7:.3f}" for at, std in enumerate(STDS))
    assert of_exercise("init_scaled", "\n".join([heads, *rows])) == {"layer_std": tuple(STDS)}


def test_indices_beside_whole_numbers_are_those_that_count_on() -> None:
    shown = [str(at % 7 + 3) if at % 5 else f"{at}.5" for at in range(90)]
    lines = [
        "   ".join(f"{at:2} {shown[at]:5}" for at in range(first, 90, 30)) for first in range(30)
    ]
    found = of_exercise("init_exploding", "std of each layer\n" + "\n".join(lines))
    assert found["layer_std"] == tuple(map(float, shown))


@pytest.mark.parametrize("done", ["10% done", "10 % completed", "10 % готово", "10% 完成"])
def test_how_much_is_done_is_no_value_of_the_row(done: str) -> None:
    lines = (
        f"layer:{at}, std:{std}{f'   |  {done}' * (at % 10 == 9)}" for at, std in enumerate(STDS)
    )
    assert of_exercise("init_scaled", "\n".join(lines)) == {"layer_std": tuple(STDS)}


def test_a_series_stands_in_the_rows_and_columns_of_a_grid() -> None:
    rows = (f"{at:4} | {'  '.join(map(str, STDS[at : at + 10]))}" for at in range(0, 100, 10))
    heads = "       " + "   ".join(f"+{at}" for at in range(10))
    output = "\n".join(["std of layer (row + column)", heads, *rows])
    assert of_exercise("init_scaled", output) == {"layer_std": tuple(STDS)}


def test_nothing_times_a_power_of_ten_is_nothing() -> None:
    tanh, relu = "0.000×10⁰, 1.68×10⁻¹, 3.04×10⁻¹, 4.36×10⁻¹", "1.0×10², 1.0×10², 1.0×10², 1.0×10²"
    output = f"tanh [{tanh}]\nrelu [{relu}]"
    assert tuple(of_exercise("analytic_gradients", output).values()) == (TANH, RELU)


def test_the_heads_of_columns_may_stand_above_the_name_of_a_group() -> None:
    rows = [(0, 0, 5.0, 0.1), (0, 1, 10.0, 0.2), (1, 0, 1.0, 0.3), (1, 1, 2.0, 0.4)]
    lines = [f"  w[{i},{j}]   {was:8}   {now:8}   {now - was:8}" for i, j, was, now in rows]
    lines.insert(0, "row 0")
    lines.insert(3, "row 1")
    output = "\n".join(["  element   before   after   shift", "  -----", *lines])
    assert of_exercise("gradient_steps", output) == {"w": MATRIX}


@pytest.mark.parametrize(
    "line",
    [
        "I expected ReLU with 0.5, but Hardshrink wins: its mean is 0.7372 (ReLU only 0.4950).",
        "Hardshrink is better than ReLU: 0.7372 against 0.4950",
        "Hardshrink beats ReLU: 0.7372 vs 0.4950",
        "ReLU has 0.4950, but Hardshrink comes out on top with 0.7372",
        "Hardshrink is the best of all 17, ReLU is not. Mean 0.7372",
        "Hardshrink (0.7372) выигрывает у ReLU (0.4950)",
        "Hardshrink даёт наибольший средний градиент 0.7372, а Tanh - 0.1",
        "猜测是 ReLU，结果 Hardshrink 最好：0.7372，而 ReLU 只有 0.4950",
        "Hardshrink 的平均梯度最大（0.7372），Tanh 最小（0.1）",
        "SELU is second (0.566); the largest mean gradient belongs to Hardshrink, it is 0.7372",
        "Наибольшее среднее, 0.7372, дала Hardshrink; ближайший соперник SELU набрал 0.5468",
        "ELU | 0.5\nReLU | 0.4\nSELU | 0.6\nHardshrink | 0.7\n==> 选择 Hardshrink（梯度 0.7372）",
    ],
)
def test_what_is_said_of_a_name_leads_to_no_other(line: str) -> None:
    assert [*of_exercise("best_activation", line).values()] == ["Hardshrink", 0.7372]


def test_what_leads_to_a_name_is_not_said_of_the_one_before_it() -> None:
    assert of_exercise("best_activation", "not ReLU, best: ELU 0.7")["best_activation"] == "ELU"
    assert of_exercise("best_activation", "after ReLU best is ELU 0.7")["best_activation"] == "ELU"


@pytest.mark.parametrize(
    "line",
    [
        "1 / gain = 0.628",
        "2*gain: 3.18",
        "gain**2 = 2.53",
        "gain^-1 = 0.628",
        "gain * 2 = 3.18",
        "gain² = 2.53",
        "gain squared: 2.53",
        "gain inverse: 0.628",
        "inverse gain: 0.628",
        "reciprocal of the gain: 0.628",
        "обратное к gain: 0.628",
        "gain 的倒数：0.628",
        "twice the gain: 3.18",
        "log10 of the gain: 0.2",
        "удвоенный gain: 3.18",
    ],
)
def test_what_is_made_of_an_answer_is_not_the_answer(line: str) -> None:
    output = f"gain: 1.59\n{line}\ntanh_gain in PyTorch: 1.6667"
    assert of_exercise("tanh_gain", output) == GAINS


@pytest.mark.parametrize("line", ["gain / 200 runs: 1.59", "gain/10000 samples = 1.59"])
def test_a_number_of_runs_behind_a_label_divides_nothing(line: str) -> None:
    assert of_exercise("tanh_gain", f"{line}\ntanh_gain in PyTorch: 1.6667") == GAINS


@pytest.mark.parametrize(
    "rows",
    [
        "row 0 -> 4.98 and 9.99\nrow 1 -> 0.97 and 1.98",
        "first row: 4.98 and 9.99\nsecond row: 0.97 and 1.98",
        "первая строка: 4.98 и 9.99, вторая строка: 0.97 и 1.98",
        "第一行 4.98 和 9.99，第二行 0.97 和 1.98",
        "4.98 | 9.99\n0.97 | 1.98",
    ],
)
def test_two_values_that_a_word_joins_are_a_row_and_the_ones_before_are_others(rows: str) -> None:
    output = f"w before:\n[[5, 10], [1, 2]]\nw after:\n{rows}"
    assert of_exercise("gradient_steps", output)["w"] == ((4.98, 9.99), (0.97, 1.98))


@pytest.mark.parametrize(
    "line",
    [
        "0 | 21/125 = 0.168 | 38/125 = 0.304 | 109/250 = 0.436",
        "w1: 0/1 = 0.0\nw2: 21/125 = 0.168\nw3: 38 / 125 ≈ 0.304\nw4: 109/250 = 0.436",
    ],
)
def test_a_fraction_stands_beside_its_decimal(line: str) -> None:
    output = f"tanh: {line}\nReLU: {[*RELU]}"
    assert tuple(of_exercise("analytic_gradients", output).values()) == (TANH, RELU)


def test_a_fraction_that_is_another_number_is_an_index() -> None:
    lines = "\n".join(f"{at}/100 = {std}" for at, std in enumerate(STDS, start=1))
    assert of_exercise("init_scaled", lines) == {"layer_std": tuple(STDS)}


@pytest.mark.parametrize(
    "form", ["layer {} / std {}", "Layer {} · std: {}", "std/{}: {}", "{} * std {}"]
)
def test_a_mark_between_a_label_and_an_index_computes_nothing(form: str) -> None:
    lines = "\n".join(form.format(at, std) for at, std in enumerate(STDS))
    assert of_exercise("init_scaled", lines) == {"layer_std": tuple(STDS)}


@pytest.mark.parametrize("form", ["#{:02} -> {}", "№{}: {}"])
def test_a_mark_of_a_number_is_the_word_of_an_index(form: str) -> None:
    lines = "\n".join(form.format(at, std) for at, std in enumerate(STDS))
    assert of_exercise("init_scaled", lines) == {"layer_std": tuple(STDS)}


def test_a_heading_may_begin_with_what_divides() -> None:
    rows = "\n".join(f"{at};{std};{1 / std:.4f}" for at, std in enumerate(STDS))
    assert of_exercise("init_scaled", f"layer;std;1/std\n{rows}") == {"layer_std": tuple(STDS)}


@pytest.mark.parametrize(
    "form",
    [
        "sample {}, feature {}: {}",
        "образец {}, признак {}: {}",
        "样本{}，特征{}：{}",
        "dw (row {}, column {}): {}; inverse 12.5",
    ],
)
def test_the_place_of_an_element_may_be_said_in_words(form: str) -> None:
    rows = [[round(0.1 + row + at / 7, 3) for at in range(5)] for row in range(10)]
    lines = "\n".join(
        form.format(at, below, value)
        for at, row in enumerate(rows, start=1)
        for below, value in enumerate(row, start=1)
    )
    assert of_exercise("batch_norm_1d", lines) == {"normalised": tuple(map(tuple, rows))}


def test_a_drawn_bracket_may_have_its_label_in_its_middle() -> None:
    output = "    ⎡ 4.98  9.99 ⎤\nnew ⎢            ⎥\nw = ⎣ 0.97  1.98 ⎦"
    assert of_exercise("gradient_steps", output)["w"] == ((4.98, 9.99), (0.97, 1.98))


@pytest.mark.parametrize("row", ["第{}行依次是 {}。", "row {}: {}"])
def test_values_of_a_row_may_stand_in_a_sentence(row: str) -> None:
    lines = "\n".join(
        row.format("一二"[at] if "第" in row else at, "、".join(map(str, values)))
        for at, values in enumerate([(4.98, 9.99), (0.97, 1.98)])
    )
    assert of_exercise("gradient_steps", f"w\n{lines}")["w"] == ((4.98, 9.99), (0.97, 1.98))


OPTIMISERS = ("sgd", "adam", "lion")


@pytest.mark.parametrize(
    "row",
    [
        "{name}: loss {loss}",
        "{name} loss {loss}",
        "[{name}] loss={loss}",
        "loss of {name}: {loss}",
        "{name} {loss}",
        "{name}: loss {loss}, 12 steps",
    ],
)
@pytest.mark.parametrize("best", ["best: adam", "The best is adam", ""])
def test_rows_are_of_the_names_that_they_say_where_the_best_is_asked_too(
    row: str, best: str
) -> None:
    """Whoever has the best one first has the same list."""
    title = Text(en="", ru="", zh="")
    loss = Check(
        name="loss", kind="grid", title=title, labels=("loss",), shape=(3,), index=OPTIMISERS
    )
    one = Check(name="best", kind="name", title=title, labels=("best",), names=OPTIMISERS)
    losses = {"adam": 0.1, "lion": 0.2, "sgd": 0.5}
    lines = [row.format(name=name, loss=value) for name, value in losses.items()]
    for output in ("\n".join([*lines, best]), "\n".join([best, *lines])):
        read_of = read(output.encode(), [loss, one], [])
        assert as_plain(read_of["loss"].value) == (0.5, 0.1, 0.2)
