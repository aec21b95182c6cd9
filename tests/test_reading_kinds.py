"""Kinds of prints that fresh eyes invented and the reader of its day passed over, one of each."""

import re

import pytest
from prints import RELU, TANH, of_exercise

from grader.exercise import description
from grader.reading import read
from grader.reading.parts import of_script, own
from grader.words.check import Text
from grader.words.model import Check, Piece
from grader.words.values import as_plain

BOTH = {"tanh_gradients": TANH, "relu_gradients": RELU}
STDS = [round(0.9 - at / 1000, 5) for at in range(100)]


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(
            "tanh: [0,0; 0,168; 0,304; 0,436]\nrelu: [100,0; 100,0; 100,0; 100,0]",
            id="decimal-commas-parted-by-semicolons",
        ),
        pytest.param(
            r"\nabla f|_{\tanh} = \begin{pmatrix} 0.000 \\ 0.168 \\ 0.304 \\ 0.436 \end{pmatrix},"
            "\n"
            r"\nabla f|_{\mathrm{ReLU}} = \begin{pmatrix} 100 \\ 100 \\ 100 \\ 100 \end{pmatrix}.",
            id="latex-vectors",
        ),
        pytest.param(
            "tanh w1 = 0.0, w2 = 0.168, w3 = 0.304, w4 = 0.436\n"
            "relu w1 = 100.0, w2 = 100.0, w3 = 100.0, w4 = 100.0",
            id="a-label-before-the-first-of-a-line",
        ),
        pytest.param(
            "       tanh   relu\nw1    0.000  100.0\nw2    0.168  100.0\nw3    0.304  100.0\n"
            "w4    0.436  100.0",
            id="columns-with-headings",
        ),
        pytest.param(
            "tanh: 0,000 0,168 0,304 0,436\nrelu: 100,0 100,0 100,0 100,0",
            id="decimal-commas-parted-by-gaps",
        ),
        pytest.param(
            "tanh: 0,000, 0,168, 0,304, 0,436\nrelu: 100,000, 100,000, 100,000, 100,000",
            id="decimal-commas-parted-by-commas-and-gaps",
        ),
        pytest.param(
            "tanh: [0,000 0,168 0,304 0,436]\nrelu: [100,0 100,0 100,0 100,0]",
            id="decimal-commas-in-brackets",
        ),
        pytest.param(
            "{'tanh': ['0,000', '0,168', '0,304', '0,436'],\n"
            " 'relu': ['100,0', '100,0', '100,0', '100,0']}",
            id="decimal-commas-in-quotes",
        ),
        pytest.param(
            "    |  tanh |    relu\nw1  | 0,000 | 100,000\nw2  | 0,168 | 100,000\n"
            "w3  | 0,304 | 100,000\nw4  | 0,436 | 100,000",
            id="decimal-commas-between-bars",
        ),
        pytest.param(
            r"\nabla f_{\tanh} &= (0{,}000;\ 0{,}168;\ 0{,}304;\ 0{,}436) \\"
            "\n"
            r"\nabla f_{\mathrm{ReLU}} &= (100{,}000;\ 100{,}000;\ 100{,}000;\ 100{,}000)",
            id="latex-decimal-commas",
        ),
        pytest.param(
            r"tanh: $w_{1} = 0{,}0$, $w_{2} = 0{,}168$, $w_{3} = 0{,}304$, $w_{4} = 0{,}436$"
            "\n"
            r"relu: $w_{1} = 100$, $w_{2} = 100$, $w_{3} = 100$, $w_{4} = 100$",
            id="latex-indices",
        ),
        pytest.param(
            "gradients:\n  tanh:\n    - 0.0\n    - 0.168\n    - 0.304\n    - 0.436\n"
            "  relu:\n    - 100.0\n    - 100.0\n    - 100.0\n    - 100.0",
            id="bullets",
        ),
        pytest.param(
            "**tanh**\n\n- 0.0\n\n- 0.168\n\n- 0.304\n\n- 0.436\n\n"
            "**relu**\n\n- 100.0\n\n- 100.0\n\n- 100.0\n\n- 100.0",
            id="bullets-with-blank-lines",
        ),
    ],
)
def test_two_lists(output: str) -> None:
    assert of_exercise("analytic_gradients", output) == {
        "tanh_gradients": TANH,
        "relu_gradients": RELU,
    }


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(
            "1. Hardshrink 0.73722 ▇▇▇\n2. SELU 0.59932 ▇▇\n3. ELU 0.46825 ▇\n"
            "And the winner is Hardshrink with a mean of 0.73722! (ahead of SELU by 0.138)",
            id="a-ranking-and-its-winner",
        ),
        pytest.param(
            "Worst activation: Sigmoid, its mean is only 0.0072\nSecond best: SELU 0.599\n"
            "Winner: Hardshrink 0.73722",
            id="the-mean-of-another-name",
        ),
        pytest.param("Hardshrink 0.73722\nversion: 3.11\nlearning rate 0.01", id="asides-behind"),
        pytest.param("Hardshrink: 0.73722 ± 0.051, relative error 6.9%", id="an-uncertainty"),
        pytest.param(
            "Лучшая - Hardshrink: среднее 0,73722 ± 0,0484 (стандартная ошибка, 200 запусков)",
            id="an-uncertainty-with-decimal-commas",
        ),
        pytest.param("Hardshrink 0,73722 +/- 0,0484", id="an-uncertainty-in-ascii"),
        pytest.param("Hardshrink: 0.73722 (± 0.0484), n = 200", id="an-uncertainty-in-brackets"),
        pytest.param(r"Hardshrink: $0{,}73722 \pm 0{,}0484$", id="an-uncertainty-in-latex"),
        pytest.param("Hardshrink 0,73722 плюс-минус 0,0484", id="an-uncertainty-in-words"),
        pytest.param("Hardshrink 0.73722, standard error 0.0484", id="a-standard-error"),
        pytest.param("- best: Hardshrink\n- 0.73722", id="a-bullet-before-a-number"),
    ],
)
def test_a_name_and_its_number(output: str) -> None:
    assert of_exercise("best_activation", output) == {
        "best_activation": "Hardshrink",
        "mean_fc1_gradient": 0.73722,
    }


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(
            "\n".join(
                " │ ".join(f"слой {at:02d} = {STDS[at]}" for at in range(row, row + 5))
                for row in range(0, 100, 5)
            ),
            id="five-to-a-line-with-bars",
        ),
        pytest.param(
            "\n".join(
                f"layers {row:2d}-{row + 9:2d}: " + " ".join(map(str, STDS[row : row + 10]))
                for row in range(0, 100, 10)
            ),
            id="ten-to-a-line",
        ),
        pytest.param(str(list(enumerate(STDS))), id="pairs-of-layer-and-value"),
        pytest.param(
            "| layer | mean | std | max |\n|---:|---:|---:|---:|\n"
            + "\n".join(f"| {at} | 0.1 | {std} | 4.47 |" for at, std in enumerate(STDS)),
            id="a-markdown-table",
        ),
        pytest.param(
            "layer |  std  | growth\n------+-------+-------\n"
            + "\n".join(f"{at:5d} | {std} | 1.02" for at, std in enumerate(STDS)),
            id="a-column-made-of-another",
        ),
        pytest.param(
            "\n".join(f"{at:3d} {'#' * int(50 * std)} {std}" for at, std in enumerate(STDS)),
            id="bars",
        ),
        pytest.param(
            "<table>\n<tr><th>layer</th><th>mean</th><th>std</th></tr>\n"
            + "\n".join(
                f'<tr><td>{at}</td><td>0.1</td><td align="right">{std}</td></tr>'
                for at, std in enumerate(STDS)
            )
            + "\n</table>",
            id="an-html-table",
        ),
        pytest.param(
            "<TABLE><TR><TH>layer</TH><TH>std</TH></TR>"
            + "".join(f"<TR><TD>{at}</TD><TD>{std}</TD></TR>" for at, std in enumerate(STDS)),
            id="an-html-table-in-one-line",
        ),
        pytest.param(
            "<table>\n  <tr>\n    <th></th>\n    <th>std</th>\n  </tr>\n"
            + "".join(
                f"  <tr>\n    <th>{at}</th>\n    <td>{std}</td>\n  </tr>\n"
                for at, std in enumerate(STDS)
            )
            + "</table>",
            id="an-html-table-of-pandas",
        ),
        pytest.param(
            "\n".join(f"{at}\n{std}" for at, std in enumerate(STDS, start=1)) + "\nseed 1",
            id="an-index-above-each-value",
        ),
        pytest.param(
            "\n".join(f"<b>{at}</b>:&nbsp;{std}<br/>" for at, std in enumerate(STDS)),
            id="entities",
        ),
        pytest.param(
            "| layer | std |\n|:--|--:|\n"
            + "\n".join(f"| **{at}** | `{std}` |" for at, std in enumerate(STDS)),
            id="a-markdown-table-with-marks",
        ),
        pytest.param(
            "\n".join(
                f"layers.{at} in=(16, 256) out=(16, 256) std={std}" for at, std in enumerate(STDS)
            ),
            id="shapes-beside",
        ),
        pytest.param(
            "std of each layer\nlayers "
            + "".join(f"{f'+{at}':>7}" for at in range(10))
            + "\n"
            + "\n".join(
                f"{at:2d} - {at + 9:2d} :" + "".join(f" {std:.4f}" for std in STDS[at : at + 10])
                for at in range(0, len(STDS), 10)
            ),
            id="ranges-below-what-is-added",
        ),
    ],
)
def test_a_series(output: str) -> None:
    assert of_exercise("init_scaled", output)["layer_std"] == tuple(STDS)


def to_a_line(form: str, size: int, between: str = "  ", first: int = 0) -> str:
    """Print several layers to a line, each with its index."""
    each = [form.format(at=at + first, std=std) for at, std in enumerate(STDS)]
    return "\n".join(between.join(each[at : at + size]) for at in range(0, len(each), size))


@pytest.mark.parametrize(
    "form",
    [
        *("[{at:02d}] {std}", "[{at}]: {std},", "[{at}]={std};", "({at}) {std},", "【{at}】{std}"),
        *("{std} ({at})", "{std} [{at}],", "{at}: {std} |", "{at:3d} {std} |", "{at} {std}"),
        *("#{at} {std}", "{at}. {std}", "{at}) {std}", "<{at}> {std}", "{at} -> {std}"),
        *("л.{at} {std}", "L{at} {std}", "层{at} {std}"),
    ],
)
@pytest.mark.parametrize(("size", "first"), [(4, 0), (7, 1), (100, 0)])
def test_an_index_beside_each_of_several_values_to_a_line(form: str, size: int, first: int) -> None:
    output = to_a_line(form, size, first=first)
    assert of_exercise("init_scaled", output)["layer_std"] == tuple(STDS)
    assert of_exercise("init_scaled", f"std: {output}\nDone.")["layer_std"] == tuple(STDS)


def folded(form: str, parts: int, between: str) -> str:
    """Print the layers in parts of one table side by side; the last may be shorter."""
    rows = -(-len(STDS) // parts)
    each = [form.format(at=at, std=std, mean=std / 3) for at, std in enumerate(STDS)]
    return "\n".join(between.join(each[at::rows]) for at in range(rows))


@pytest.mark.parametrize("parts", [2, 3, 4])
@pytest.mark.parametrize(
    ("heading", "form", "between"),
    [
        pytest.param("layer std", "{at:5d} {std}", " | ", id="bars"),
        pytest.param("层   std", "{at:3d}  {std}", "     ", id="gaps"),
        pytest.param("| слой | std |", "| {at} | {std} |", " ", id="markdown"),
        pytest.param("layer std mean", "{at:5d} {std} {mean:.5f}", " | ", id="columns-and-bars"),
        pytest.param("layer  std  mean", "{at}  {std}  {mean:.5f}", "    ", id="columns-and-gaps"),
        pytest.param("", "слой {at}: {std}", " | ", id="words"),
    ],
)
def test_parts_of_a_table_side_by_side(heading: str, form: str, between: str, parts: int) -> None:
    output = between.join([heading] * parts) + "\n" + folded(form, parts, between)
    assert of_exercise("init_scaled", output)["layer_std"] == tuple(STDS)


def test_two_tables_side_by_side_are_not_one() -> None:
    halves = [round(std / 2, 5) for std in STDS]
    pairs = enumerate(zip(STDS, halves, strict=True))
    output = "\n".join(f"{at} {std} | {at} {half}" for at, (std, half) in pairs)
    assert of_exercise("init_scaled", output)["layer_std"] == tuple(halves)


@pytest.mark.parametrize(
    "form",
    [
        *(
            "{0:02d}–{last:02d} │ ",
            "{0}-{last}: ",
            "[{0}:{end}] ",
            "{0}..{last}: ",
            "[{0}, {end}) ",
        ),
        *("{0}...{last} | ", "{0}~{last}  ", "layers {0} to {last}  ", "с {0} по {last}: "),
        *("слои {0}—{last}   ", "第{0}-{last}层：", "第{0}至{last}层 ", "{0:02d} | ", "[{0:02d}] "),
        "{0:3d}+ ",
    ],
)
@pytest.mark.parametrize("size", [10, 12, 50])
@pytest.mark.parametrize("bracket", ["{}", "[{}]"])
def test_rows_that_begin_with_a_range_of_layers(form: str, size: int, bracket: str) -> None:
    rows = []
    for at in range(0, len(STDS), size):
        row = STDS[at : at + size]
        numbers = (", " if "[" in bracket else " ").join(map(str, row))
        rows.append(form.format(at, last=at + len(row) - 1, end=at + len(row)))
        rows[-1] += bracket.format(numbers)
    assert of_exercise("init_scaled", "\n".join(rows))["layer_std"] == tuple(STDS)


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(
            "│  1 │ 0.1 │ 0.2 │\n├────┼─────┼─────┤\n│  2 │ 0.3 │ 0.4 │", id="box-drawings"
        ),
        pytest.param(
            r"\begin{pmatrix}  0.1 & 0.2 \\" "\n" r"  0.3 & 0.4 \end{pmatrix}", id="latex"
        ),
        pytest.param("    / 0.1  0.2 \\\nw = |          |\n    \\ 0.3  0.4 /", id="drawn-brackets"),
        pytest.param(
            "∂f/∂w₁₁ (w₁₁ = 5): 0.1\n∂f/∂w₁₂ (w₁₂ = 10): 0.2\n"
            "∂f/∂w₂₁ (w₂₁ = 1): 0.3\n∂f/∂w₂₂ (w₂₂ = 2): 0.4",
            id="elements-with-unicode-indices",
        ),
        pytest.param(
            "w[0,0] = 0,1\nw[0,1] = 0,2\nw[1,0] = 0,3\nw[1,1] = 0,4",
            id="places-and-decimal-commas",
        ),
        pytest.param(
            "w(0, 0) = 0.1\nw(0, 1) = 0.2\nw(1, 0) = 0.3\nw(1, 1) = 0.4", id="places-in-brackets"
        ),
        pytest.param(
            r"\partial f/\partial w_{1,1} = 0,1; \partial f/\partial w_{1,2} = 0,2"
            "\n"
            r"\partial f/\partial w_{2,1} = 0,3; \partial f/\partial w_{2,2} = 0,4",
            id="places-in-latex",
        ),
        pytest.param("0,1\t0,20\n0,3\t0,40", id="decimal-commas-parted-by-tabs"),
        pytest.param("w.grad.tolist() = [[0.1, 0.2], [0.3, 0.4]]", id="a-method-behind-the-label"),
        *(
            pytest.param("\n".join(lines), id=lines[0].split(" 0")[0])
            for lines in (
                ("top left 0.1", "top right 0.2", "bottom left 0.3", "bottom right 0.4"),
                ("lower-right: 0.4, upper-right: 0.2", "lower-left: 0.3, upper-left: 0.1"),
                (
                    "левый верхний 0.1",
                    "правый верхний 0.2",
                    "левый нижний 0.3",
                    "правый нижний 0.4",
                ),
                (
                    "сверху слева: 0.1",
                    "сверху справа: 0.2",
                    "снизу слева: 0.3",
                    "снизу справа: 0.4",
                ),
                ("左上 0.1", "右上 0.2", "左下 0.3", "右下 0.4"),
                ("row 0 col 0: 0.1", "row 0 col 1: 0.2", "row 1 col 0: 0.3", "row 1 col 1: 0.4"),
                (
                    "строка 1, столбец 1: 0.1, строка 1, столбец 2: 0.2",
                    "строка 2, столбец 1: 0.3, строка 2, столбец 2: 0.4",
                ),
                ("第1行第1列：0.1", "第1行第2列：0.2", "第2行第1列：0.3", "第2行第2列：0.4"),
                ("first row: 0.1 0.2", "second row: 0.3 0.4"),
                ("первая строка: 0.1 0.2", "вторая строка: 0.3 0.4"),
                ("第一行：[0.1, 0.2]", "第二行：[0.3, 0.4]"),
                ("w_{11} = 0.1, w_{12} = 0.2", "w_{21} = 0.3, w_{22} = 0.4"),
            )
        ),
        pytest.param(
            "<table><tr><td>0.1</td><td>0.2</td></tr><tr><td>0.3</td><td>0.4</td></tr></table>",
            id="html-in-one-line",
        ),
        pytest.param(
            "<table>\n<tr><td>0.1</td><td>0.2</td></tr>\n<tr><td>0.3</td><td>0.4</td></tr>",
            id="html",
        ),
        pytest.param("0.1 0.2 0.3 0.4", id="a-row-alone"),
        pytest.param(
            "f: 0.5463\nautograd : 0.1 0.2 0.3 0.4\nby hand  : 0.1 0.2 0.3 0.4\n"
            "max diff : 1.86e-09",
            id="a-row-again",
        ),
        pytest.param("w = [5.0, 10.0, 1.0, 2.0]\ngrad = [0.1, 0.2, 0.3, 0.4]", id="a-list"),
        pytest.param("grad flat: tensor([0.1, 0.2, 0.3, 0.4])", id="a-flat-tensor"),
        pytest.param("градиент: 0.1; 0.2; 0.3; 0.4", id="a-row-with-semicolons"),
        pytest.param("5 6 7 8\n[[0.1, 0.2], [0.3, 0.4]]\n1 2 3 4", id="a-grid-before-a-row"),
        pytest.param(
            "step,w00,w01,w10,w11\n0,5,6,7,8\n100,0.4,0.2,0.3,0.4\n500,0.1,0.2,0.3,0.4",
            id="csv-counted-by-its-first-column",
        ),
        pytest.param(
            "   0  5  6  7  8\n 100  0.4  0.2  0.3  0.4\n 500  0.1  0.2  0.3  0.4",
            id="rows-counted-without-a-heading",
        ),
        pytest.param("шаг;w11;w12;w21;w22\n500;0.1;0.2;0.3;0.4", id="one-row-with-its-step"),
        pytest.param("w11  w21  w12  w22\n0.1  0.3  0.2  0.4", id="columns-named-by-place"),
        pytest.param("step 100: 9 9 9 9\nstep 500: 0.1 0.2 0.3 0.4", id="the-last-step-of-a-log"),
        pytest.param(
            "grad = (0.1 0.2; 0.3 0.4), и разность (-0.01 -0.01; -0.02 -0.02)", id="matlab"
        ),
        pytest.param("[0.1, 0.2; 0.3, 0.4]", id="semicolons-and-commas"),
        pytest.param("|0.1 0.2 ; 0.3 0.4|", id="semicolons-without-brackets"),
        pytest.param(
            r"$$\nabla f = \begin{bmatrix} 0.1 & 0.2 \\ 0.3 & 0.4 \end{bmatrix}$$",
            id="latex-in-one-line",
        ),
        pytest.param(
            r"\left(\begin{array}{cc}0.1&0.2\\0.3&0.4\end{array}\right)", id="latex-without-spaces"
        ),
    ],
)
def test_an_array(output: str) -> None:
    assert of_exercise("product_gradient", output)["gradient"] == ((0.1, 0.2), (0.3, 0.4))


@pytest.mark.parametrize(
    ("output", "value"),
    [
        pytest.param("mean:\n- 0.5", -0.5, id="one-alone"),
        pytest.param("mean: - 0.5", -0.5, id="behind-a-label"),
        pytest.param("- 2.5\n- 0.5", 0.5, id="a-list"),
        pytest.param("0.7\n- 2.5\n- 0.5", 0.5, id="a-list-below-a-number"),
        pytest.param("  0.7\n- 2.5\n- 0.5", 0.7, id="both-signs-in-line"),
        pytest.param("- 2.5\n0.7\n- 1.5\n- 0.5", 0.7, id="both-signs-in-turn"),
    ],
)
def test_a_dash_that_begins_a_line_is_a_minus_unless_it_begins_all(
    output: str, value: float
) -> None:
    assert of_exercise("fc1_gradient", output) == {"mean_fc1_gradient": value}


@pytest.mark.parametrize("word", ["sample", "пример", "样本"])
@pytest.mark.parametrize("gap", [" | ", "  ", "\t"])
def test_a_count_in_a_cell_with_a_word_is_no_value(word: str, gap: str) -> None:
    rows = [[round(0.31 * at - 1.07 * row, 4) for at in range(5)] for row in range(10)]
    lines = [f"{word} {at}{gap}" + gap.join(map(str, row)) for at, row in enumerate(rows)]
    expected = tuple(map(tuple, rows))
    for output in ("\n".join(lines), "\n".join(lines).replace(".", ",")):
        assert of_exercise("batch_norm_1d", output)["normalised"] == expected


@pytest.mark.parametrize(
    ("output", "read_as"),
    [
        pytest.param("gradient: 0.1 0.3 0.2 0.4", ((0.1, 0.3), (0.2, 0.4)), id="transposed"),
        pytest.param("[0.1, 0.2, 0.3, 0.4]", (0.1, 0.2, 0.3, 0.4), id="a-list-without-a-label"),
        pytest.param("gradient: 0.1 0.2 0.3 0.4 0.5", (0.1, 0.2, 0.3, 0.4, 0.5), id="one-too-many"),
        pytest.param("0.1\n0.2\n0.3\n0.4", None, id="numbers-below-each-other"),
        pytest.param("0.1 0.2 0.3 0.4\n[[5, 6], [7, 8]]", ((5, 6), (7, 8)), id="a-wrong-grid"),
        pytest.param(
            "0.1 0.2 0.3 0.4\n5.5 6.5 7.5 8.5", ((5.5, 6.5), (7.5, 8.5)), id="the-last-of-several"
        ),
    ],
)
def test_a_row_is_read_as_it_stands(output: str, read_as: object) -> None:
    assert of_exercise("product_gradient", output)["gradient"] == read_as


def test_a_minus_of_html_is_one_and_a_class_is_no_tag() -> None:
    assert of_exercise("fc1_gradient", "<b>mean</b>: &minus;0.7372<br>") == {
        "mean_fc1_gradient": -0.7372
    }
    output = "<p><class 'torch.nn.modules.activation.Hardshrink'> <i>0.73722</i></p>"
    assert of_exercise("best_activation", output)["best_activation"] == "Hardshrink"


@pytest.mark.parametrize(
    "output",
    [
        "gain = std(x) / std(tanh(x)) = 1.0057 / 0.6293 = 1.5983\ntorch: 5/3 = 1.6667",
        "gain: 1.0057/0.6293 = 1.5983\ntorch: 1.6667",
        "增益 = 2 × 0.79915 = 1.5983\ntorch: 1.6667",
        "gain = 1.6 - 0.0017 = 1.5983\ntorch: 1.6 + 0.0667 = 1.6667",
        "gain = 1.5983 = 1.5983\ntorch: 1.6667",
    ],
)
def test_of_a_computation_the_outcome_is_the_value(output: str) -> None:
    assert of_exercise("tanh_gain", output) == {"sample_gain": 1.5983, "torch_gain": 1.6667}


def test_a_standard_error_is_no_answer() -> None:
    output = "mean = 0.7372 +/- 0.7213 (200 runs), stderr = 0.0510"
    assert of_exercise("fc1_gradient", output) == {"mean_fc1_gradient": 0.7372}


@pytest.mark.parametrize("head", ["", "w_1 = w_2 = w_3 = w_4 = 1\n", "% x = 100\n"])
def test_columns_of_latex_are_lists_where_lines_are_aligned(head: str) -> None:
    tanh, relu = r"\nabla_w f\big|_{\tanh}", r"\nabla_w f\big|_{\mathrm{ReLU}}"
    columns = (r"0.000 \\ 0.168 \\ 0.304 \\ 0.436", r"100.0 \\ 100.0 \\ 100.0 \\ 100.0")
    lines = [
        rf"{name} &= \begin{{pmatrix}} {column} \end{{pmatrix}} \\"
        for name, column in zip((tanh, relu), columns, strict=True)
    ]
    assert of_exercise("analytic_gradients", head + "\n".join(lines)) == {
        "tanh_gradients": (0, 0.168, 0.304, 0.436),
        "relu_gradients": (100, 100, 100, 100),
    }


def test_one_of_two_values_is_no_answer() -> None:
    """Whoever prints `0.757 or 0.625` has not decided."""
    found = description.find("fc1_gradient")
    answer = read(b"mean: 0.7372 or 0.625", found.checks, found.names)["mean_fc1_gradient"]
    assert str(answer.fault) == "0.7372 is one of two values: decide for one"


@pytest.mark.parametrize(
    "form",
    [
        "gradient wrt w{0}: {1} for tanh, {2} for relu",
        "w{0}: {1} (tanh), {2} (relu)",
        "w{0}: {1} (tanh) {2} (relu)",
        "w{0}: {1} [tanh], {2} [relu]",
        "w{0}: {2} for the ReLU network, {1} for the tanh network",
        "w{0}: {1} with tanh and {2} with relu",
        "w{0}: {1} для tanh и {2} для relu",
        "w{0}: {1} при tanh; {2} при ReLU",
        "w{0}：{1}（tanh），{2}（relu）",
        "w{0}: {1} 对 tanh，{2} 对 relu",
        "w{0}: {1} - tanh, {2} - relu",
        "w{0} {1} tanh, {2} relu",
        "w{0}: tanh {1}, relu {2}",
        "w{0}: tanh - {1}, relu - {2}",
        "w{0} (tanh): {1}, w{0} (relu): {2}",
    ],
)
def test_a_label_behind_a_value_is_that_of_no_other(form: str) -> None:
    rows = (form.format(at, *pair) for at, pair in enumerate(zip(TANH, RELU, strict=True), start=1))
    expected = BOTH
    assert of_exercise("analytic_gradients", "\n".join(rows)) == expected


@pytest.mark.parametrize(
    "output",
    [
        "1.6667 in PyTorch, 1.5826 on the sample",
        "1.5826 (sample), 1.6667 (PyTorch)",
        "1.5826 по выборке и 1.6667 в PyTorch",
    ],
)
def test_a_label_behind_a_number_is_its_own(output: str) -> None:
    assert of_exercise("tanh_gain", output) == {"sample_gain": 1.5826, "torch_gain": 1.6667}


@pytest.mark.parametrize(
    "output",
    [
        "выборка: 1.5826\nPyTorch: 1.6667\nотношение: 0.9496",
        "sample: 1.5826\ntheory: 1.6667\nratio: 0.9496",
        "样本: 1.5826\n理论值: 1.6667\n比值: 0.9496",
        "mine: 1.5826\nPyTorch: 1.6667\nratio: 0.9496",
        "1.5826\n1.6667\nratio: 0.9496",
        "теория: 1.6667\nэксперимент: 1.5826\nразница: 0.0841",
        "mine 1.5826\ntorch 1.6667\ndifference 0.0841",
        "ratio: 1.5826\nPyTorch: 1.6667\ndifference: 0.0841",
        "std before: 1.0063\nstd after: 0.6325\nratio: 1.5826\nPyTorch: 1.6667",
        "std(x) = 1.0063\nstd(tanh(x)) = 0.6325\nPyTorch: 1.6667\nratio = 1.5826",
        "СКО до: 1.0063\nСКО после: 0.6325\nPyTorch: 1.6667\nотношение: 1.5826",
        "sample mean: 0.0063\nsample std: 1.0063\ngain: 1.5826\ntorch: 1.6667",
    ],
)
def test_a_ratio_of_the_answers_is_none_but_one_of_deviations_may_be(output: str) -> None:
    assert of_exercise("tanh_gain", output) == {"sample_gain": 1.5826, "torch_gain": 1.6667}


@pytest.mark.parametrize(
    ("before", "gradients"),
    [
        ("a1 = 1.0\na2 = 0.76\na3 = 0.64\na4 = 0.57", "grads = {}"),
        ("forward: [1.0, 0.76, 0.64, 0.57]", "градиенты: {}"),
        ("a = [1.0, 0.76, 0.64, 0.57]", "梯度：{}"),
    ],
)
@pytest.mark.parametrize("heading", ["--- {} ---", "{}", "# {}", "== {} =="])
def test_what_is_said_to_be_gradients_wins_over_what_stands_below_the_same_heading(
    before: str, gradients: str, heading: str
) -> None:
    lists = {"relu": list(RELU), "tanh": list(TANH)}
    output = "".join(
        f"{heading.format(name)}\n{before}\n{gradients.format(of)}\n" for name, of in lists.items()
    )
    output += "--- sigmoid ---\ngrads = [0.1, 0.2, 0.3, 0.4]\n"
    assert of_exercise("analytic_gradients", output) == {
        "tanh_gradients": TANH,
        "relu_gradients": RELU,
    }


@pytest.mark.parametrize(
    "chain",
    [
        "f'_w1 = f'_w2 = f'_w3 = f'_w4 = 100",
        "w1=w2=w3=w4=100.0",
        "∂f/∂w₁ = ∂f/∂w₂ = ∂f/∂w₃ = ∂f/∂w₄ = 100,0",
        r"$w_{1} = w_{2} = w_{3} = w_{4} = 100$",
        "dw1 = dw2 = 100, dw3 = dw4 = 100",
    ],
)
def test_a_chain_of_equals_gives_each_its_value(chain: str) -> None:
    output = f"relu: {chain}\ntanh: w1 = 0.0, w2 = 0.168, w3 = 0.304, w4 = 0.436"
    assert of_exercise("analytic_gradients", output) == {
        "tanh_gradients": TANH,
        "relu_gradients": RELU,
    }


@pytest.mark.parametrize(
    "form",
    [
        "ts=2024-05-01T10:{0:02d}:00Z lvl=info layer={1} shape=16x256 std={2}",
        "2024-05-01T10:{0:02d}:00.123+03:00 layer={1} shape=16×256 std={2}",
        "ts=2024-05-01_10-{0:02d}-00 layer={1} shape=16*256 std={2} mean=0.01",
        "[2024/05/01 10:{0:02d}:00] layer={1} shape=[16,256] mean=0.01 std={2}",
        "10:{0:02d}:00,123 INFO слой={1} форма=16x256 std={2}",
        "ts=1714557600.123 layer={1} batch=16 std={2} max=4.2",
        "time=10:{0:02d}:00Z layer={1} std={2} took=0.003s",
        "2024-05-01 10:{0:02d}:00,123 INFO {1} {2}",
        "[10:{0:02d}:00] {1} {2}",
        "层={1} 形状=16x256 标准差={2} 均值=0.01",
    ],
)
def test_in_a_log_neither_a_time_nor_a_shape_is_a_value(form: str) -> None:
    lines = (form.format(at % 60, at, std) for at, std in enumerate(STDS))
    assert of_exercise("init_scaled", "\n".join(lines))["layer_std"] == tuple(STDS)


def test_what_was_printed_once_is_an_answer_before_what_was_printed_again_and_again() -> None:
    """The journal tells a log from a statement; without it the last number counts."""
    output = "0.73722\n" + "".join(f"{0.5 - at / 100}\n" for at in range(20))
    starts = [0, *(at + 1 for at, letter in enumerate(output[:-1]) if letter == "\n")]
    sites = [0, *[1] * 20]
    pieces = [
        Piece(start, 3 + site, None, site, 3 + site, None)
        for start, site in zip(starts, sites, strict=True)
    ]
    found = description.find("fc1_gradient")
    answer = read(output.encode(), found.checks, found.names, pieces)["mean_fc1_gradient"]
    assert (as_plain(answer.value), answer.source_line) == (0.73722, 3)
    text_alone = read(output.encode(), found.checks, found.names)["mean_fc1_gradient"]
    assert as_plain(text_alone.value) == 0.31


@pytest.mark.parametrize(
    ("exercise", "output", "expected"),
    [
        pytest.param(
            "best_activation",
            '{"лучшая_активация": "SELU", "среднее": 1.22868,\n "худшее_среднее": 0.0046752}',
            {"best_activation": "SELU", "mean_fc1_gradient": 1.22868},
            id="the-worst-beside-the-best",
        ),
        pytest.param(
            "fc1_gradient",
            "fc1 mean: 1.36818\nfc2 mean: 1.68286\nfc3 mean: 2.14804",
            {"mean_fc1_gradient": 1.36818},
            id="other-layers-behind",
        ),
        pytest.param(
            "tanh_gain",
            "x.std() = 1.0063\ngain on my sample of 10000 = 1.5911\n"
            "tanh_gain in PyTorch: 1.6667\ndifference = 0.0756",
            {"sample_gain": 1.5911, "torch_gain": 1.6667},
            id="a-count-in-what-leads-to-a-value",
        ),
        pytest.param(
            "gradient_steps",
            r"$$ w = \begin{pmatrix} 4.9899 & 9.9946 \\ 0.9775 & 1.9824 \end{pmatrix} $$",
            {"w": ((4.9899, 9.9946), (0.9775, 1.9824))},
            id="a-latex-matrix-on-one-line",
        ),
        pytest.param(
            "gradient_steps",
            "w = [[4.98, 9.99], [0.97, 1.98]] in 500 steps, grad = [[0.1, 0.2], [0.3, 0.4]]",
            {"w": ((4.98, 9.99), (0.97, 1.98))},
            id="what-leads-to-the-next-on-the-line",
        ),
        pytest.param(
            "tanh_gain",
            "std(x)/std(tanh(x)) = 1.5826 (в torch: 1.6667)",
            {"sample_gain": 1.5826, "torch_gain": 1.6667},
            id="what-leads-to-the-next-in-brackets",
        ),
        pytest.param(
            "tanh_gain",
            "gain of tanh: 1.5826, for relu: 1.41, in torch: 1.6667",
            {"sample_gain": 1.5826, "torch_gain": 1.6667},
            id="what-leads-to-the-next-behind-a-comma",
        ),
    ],
)
def test_what_stands_beside_is_not_taken(
    exercise: str, output: str, expected: dict[str, object]
) -> None:
    assert of_exercise(exercise, output) == expected


@pytest.mark.parametrize(
    "after",
    [
        "difference ReLU - tanh: [100.0, 99.832, 99.696, 99.564]",
        "разность ReLU - tanh: [100.0, 99.832, 99.696, 99.564]",
        "во сколько раз ReLU больше tanh: [1.0, 595.2, 328.9, 229.4]",
        "ReLU 与 tanh 的差: [100.0, 99.832, 99.696, 99.564]",
        "tanh compared to ReLU: [0.0, 0.00168, 0.00304, 0.00436]",
    ],
)
def test_a_list_that_only_compares_the_answers_is_none(after: str) -> None:
    found = of_exercise("analytic_gradients", f"tanh {[*TANH]}\nReLU {[*RELU]}\n{after}")
    assert found == BOTH


@pytest.mark.parametrize(
    "after",
    [
        "ahead of SELU: 0.1379 more, ratio 1.230",
        "(runner-up: SELU, 0.5993)",
        "опережает второе место, SELU: разность 0.1379, отношение 1.230",
        "（次大：0.59932，SELU）",
        "领先第二名 SELU：差 0.1379，比 1.230 倍",
    ],
)
def test_the_runner_up_beside_the_best_is_no_answer(after: str) -> None:
    found = of_exercise("best_activation", f"Hardshrink\n0.7372\n\n{after}")
    assert found == {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.7372}


def test_a_quotient_of_two_answers_is_neither() -> None:
    output = "sample gain  1.598\ntanh_gain in PyTorch: 1.667\nPyTorch / sample  1.043"
    assert of_exercise("tanh_gain", output) == {"sample_gain": 1.598, "torch_gain": 1.667}


@pytest.mark.parametrize("form", ["{}-{}: ", "layers {} to {}: ", "[{}, {}] ", "{}..{} | "])
@pytest.mark.parametrize("turned", [False, True])
def test_rows_of_layers_stand_where_their_ranges_say(form: str, turned: bool) -> None:
    rows = [
        form.format(at, at + 9) + " ".join(map(str, STDS[at : at + 10])) for at in range(0, 100, 10)
    ]
    swapped = [*rows[:3], rows[4], rows[3], *rows[5:]]
    output = "\n".join(rows[::-1] if turned else swapped)
    assert of_exercise("init_scaled", output)["layer_std"] == tuple(STDS)


@pytest.mark.parametrize("slices", ["std[{}:{}] = ", "[{}:{}]  "])
def test_rows_of_layers_begin_with_their_slice_and_are_no_time(slices: str) -> None:
    rows = [slices.format(at, min(at + 8, 100)) + str(STDS[at : at + 8]) for at in range(0, 100, 8)]
    assert of_exercise("init_scaled", "\n".join(rows))["layer_std"] == tuple(STDS)


def test_the_layer_at_the_end_of_a_line_of_a_log_is_its_index() -> None:
    output = "\n".join(
        f"2026-03-14 09:26:53,{589 + at} INFO mlp.forward mean=0.0008 std={std} shape=(16,256)"
        f" layer={at}"
        for at, std in enumerate(STDS)
    )
    assert of_exercise("init_scaled", output)["layer_std"] == tuple(STDS)


@pytest.mark.parametrize(
    "heads", ["w00,w01,w10,w11", "w11,w12,w21,w22", "w[0][0],w[0][1],w[1][0],w[1][1]"]
)
def test_a_matrix_is_in_the_columns_of_its_places_beside_others(heads: str) -> None:
    output = f"step,f,{heads}\n0,0.546,5.0,10.0,1.0,2.0\n500,0.544,4.99,9.995,0.978,1.982"
    assert of_exercise("gradient_steps", output)["w"] == ((4.99, 9.995), (0.978, 1.982))


def test_an_element_is_what_the_computation_behind_its_place_gives() -> None:
    output = (
        "w11 = 5 - 0.01 = 4.99\nw12 = 10 - 0.005 = 9.995\n"
        "w21 = 1 - 0.022 = 0.978\nw22 = 2 - 0.018 = 1.982"
    )
    assert of_exercise("gradient_steps", output)["w"] == ((4.99, 9.995), (0.978, 1.982))


def test_what_a_list_is_may_stand_behind_it_after_a_gap() -> None:
    output = (
        f"== tanh ==\n[1.0, 0.762, 0.642, 0.566]   outputs a1..a4\n{[*TANH]}   gradients w1..w4\n"
        f"== relu ==\n{[*RELU]}   outputs a1..a4\n{[*RELU]}   gradients w1..w4"
    )
    assert of_exercise("analytic_gradients", output) == {
        "tanh_gradients": TANH,
        "relu_gradients": RELU,
    }


@pytest.mark.parametrize("form", ["y[{}][{}] = {}", "y[{},{}] = {}", "({}, {}) {}"])
def test_elements_of_several_rows_stand_several_to_a_line(form: str) -> None:
    rows = [
        "; ".join(form.format(at, nth, (at * 5 + nth) / 100) for nth in range(5))
        for at in range(10)
    ]
    found = of_exercise("batch_norm_1d", "\n".join(rows))["normalised"]
    assert found == tuple(tuple((at * 5 + nth) / 100 for nth in range(5)) for at in range(10))


def test_two_arrays_side_by_side_row_by_row_are_two() -> None:
    rows = [[(at * 5 + nth) / 100 for nth in range(5)] for at in range(10)]
    before = " ".join(f"{at / 10:.1f}" for at in range(5))
    lines = [f"{at} | {before} -> {' '.join(map(str, row))}" for at, row in enumerate(rows)]
    output = "sample | before (x) -> after (normalised)\n" + "\n".join(lines)
    assert of_exercise("batch_norm_1d", output)["normalised"] == tuple(map(tuple, rows))


@pytest.mark.parametrize(
    "after",
    ["the sample differs by 4.1%", "отличие sample gain 4.1%", "sample 与 PyTorch 相差 4.1%"],
)
def test_how_much_an_answer_differs_is_none(after: str) -> None:
    output = f"gain: 1.598\ntanh_gain in PyTorch: 1.667\n{after}"
    assert of_exercise("tanh_gain", output) == {"sample_gain": 1.598, "torch_gain": 1.667}


@pytest.mark.parametrize(
    ("last", "is_own"),
    [("w", True), ("print(w)", True), ("w = w * 2\nprint(w)", False), ("other", False)],
)
def test_a_cell_that_only_shows_what_an_own_one_made_is_own(last: str, is_own: bool) -> None:
    task = description.find("gradient_steps").task
    other = description.find("product_gradient").task
    source = (
        f"# %% [markdown]\n# {other.titles[0]}\n# %%\nother = w.grad\n"
        f"# %% [markdown]\n# {task.titles[0]}\n# %%\nw = steps()\n"
        f"# %% [markdown]\n# The answer\n# %%\n{last}\n"
    )
    cells = of_script(source)
    assert (cells[-1] in own(cells, task, [other])) == is_own


ROWS = [[(at * 5 + nth) / 100 for nth in range(5)] for at in range(10)]


@pytest.mark.parametrize("between", ["  |  ", " -> ", "   =   "])
def test_of_two_arrays_row_by_row_the_second_is_the_last(between: str) -> None:
    output = "\n".join(
        " ".join(f"{value + 1:.2f}" for value in row) + between + " ".join(map(str, row))
        for row in ROWS
    )
    assert of_exercise("batch_norm_1d", output)["normalised"] == tuple(map(tuple, ROWS))


def test_an_array_is_in_the_columns_with_one_letter() -> None:
    heads = "sample," + ",".join(f"{letter}{at}" for letter in "xy" for at in range(5))
    rows = [f"{at},1.5,2.5,3.5,4.5,5.5,{','.join(map(str, row))}" for at, row in enumerate(ROWS)]
    output = "\n".join([heads, *rows])
    assert of_exercise("batch_norm_1d", output)["normalised"] == tuple(map(tuple, ROWS))


@pytest.mark.parametrize(
    "form",
    [
        "2026-03-14 09:26:53,489 INFO net.py:41 std={std} after layer {at} of 100 (mean=0.1, 2 ms)",
        "2026-03-14 09:26:53,489 - layer {at} of 100 - std {std}",
        "[09:26:53] слой {at} из 100 | ско {std} | 3 мс",
        "ts=2026-03-14T09:26:53.1Z level={level} std={std} min=-1.5 max=1.5 layer={at} total=100",
    ],
)
def test_the_layer_of_a_line_of_a_log_may_stand_anywhere(form: str) -> None:
    lines = (
        form.format(std=std, at=at, level="info" if at < 50 else "warn")
        for at, std in enumerate(STDS)
    )
    assert of_exercise("init_scaled", "\n".join(lines))["layer_std"] == tuple(STDS)


def test_rows_and_columns_in_words_say_where_an_element_stands() -> None:
    output = (
        "second row, second column: 0.4; first row, first column: 0.1\n"
        "вторая строка, первый столбец: 0.3; first row, second column: 0.2"
    )
    assert of_exercise("product_gradient", output)["gradient"] == ((0.1, 0.2), (0.3, 0.4))


def test_what_a_value_is_computed_of_is_no_element() -> None:
    output = "\n".join(
        f"∂f/∂{w} = 0.546 / (0.91 · 2.48 · 12) = 0.546 / 27.1 = {value}"
        for w, value in (("w₁₁", 0.1), ("w₁₂", 0.2), ("w₂₁", 0.3), ("w₂₂", 0.4))
    )
    assert of_exercise("product_gradient", output)["gradient"] == ((0.1, 0.2), (0.3, 0.4))


def test_the_first_place_is_the_best() -> None:
    output = (
        "1-е место: Hardshrink, среднее = 0.7372\n2-е место: SELU = 0.5993; лучше на 0.1379\n"
        "последнее место: Sigmoid = 0.0073"
    )
    found = of_exercise("best_activation", output)
    assert found == {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.7372}


@pytest.mark.parametrize(
    "output",
    [
        "第一题的激活函数 ReLU\n第二题：Hardshrink 0.7372",
        "Первая попытка: ELU 0.25\nВторая попытка: Hardshrink 0.7372",
        "First try: ELU 0.25\nSecond try: Hardshrink 0.7372",
        "ELU 0.2504\n比较之后，Hardshrink 0.7372",
        "ELU 0.2504\nСравниваем дальше: Hardshrink 0.7372",
    ],
)
def test_what_comes_second_or_after_a_comparison_may_be_the_answer(output: str) -> None:
    found = of_exercise("best_activation", output)
    assert found == {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.7372}


@pytest.mark.parametrize("label", ["df/dw: ", "dL / dW = ", "d/dw: ", "dF/dw1:\n"])
def test_a_derivative_is_no_quotient(label: str) -> None:
    output = f"at the start: [[1.5, 2.5], [3.5, 4.5]]\n{label}[[0.1, 0.2], [0.3, 0.4]]"
    assert of_exercise("product_gradient", output)["gradient"] == ((0.1, 0.2), (0.3, 0.4))


def elements(form: str) -> str:
    """Print the elements of a matrix one by one with what they were."""
    rows = [(0, 0, 5, 0.1), (0, 1, 10, 0.2), (1, 0, 1, 0.3), (1, 1, 2, 0.4)]
    return "\n".join(form.format(i=i, j=j, was=was, now=now) for i, j, was, now in rows)


@pytest.mark.parametrize(
    "form",
    [
        *(
            "w[{i}][{j}]: {was}.0 -> {now}",
            "w[{i}][{j}]: {was} -> {now}",
            "w{i}{j} = {was} → {now}",
        ),
        *("w[{i},{j}]: было {was}, стало {now}", "w[{i}][{j}] was {was}, now {now}"),
        *("w[{i}][{j}] 从 {was}.0 变为 {now}", "w[{i}][{j}]: before {was} after {now}"),
    ],
)
def test_a_value_is_what_it_became(form: str) -> None:
    assert of_exercise("gradient_steps", elements(form)) == {"w": ((0.1, 0.2), (0.3, 0.4))}


@pytest.mark.parametrize(
    ("exercise", "output", "answer"),
    [
        pytest.param("init_scaled", "layer {} -> {}", tuple(STDS), id="an-index-before-an-arrow"),
        pytest.param("init_scaled", "{} -> {}", tuple(STDS), id="an-index-that-begins-a-line"),
    ],
)
def test_an_index_is_not_what_a_value_was(exercise: str, output: str, answer: object) -> None:
    lines = "\n".join(output.format(at, std) for at, std in enumerate(STDS))
    assert of_exercise(exercise, lines)["layer_std"] == answer


def test_a_row_before_an_arrow_is_left_whole() -> None:
    assert of_exercise("product_gradient", "[0.5 0.6] -> [0.1 0.2]\n[0.7 0.8] -> [0.3 0.4]") == {
        "gradient": ((0.1, 0.2), (0.3, 0.4))
    }


@pytest.mark.parametrize(
    "origin",
    [
        *("In [4]: np.mean(fc1_grads)\nOut[4]: ", "2024-05-01 10:00:00.123 | INFO | hw:run:41 - "),
        *("hw.py:41: mean gradient ", "ERROR:root:mean gradient ", "level=error mean="),
    ],
)
def test_where_a_line_comes_from_is_no_answer(origin: str) -> None:
    assert of_exercise("fc1_gradient", f"{origin}0.7372") == {"mean_fc1_gradient": 0.7372}


@pytest.mark.parametrize(
    "written",
    ["7.372 × 10^-1", "7.372·10⁻¹", r"7.372 \times 10^{-1}", "7.372 * 10**-1", "7.372x10^(-1)"],
)
def test_scientific_notation_is_the_number_itself(written: str) -> None:
    assert of_exercise("fc1_gradient", f"mean: {written}") == {"mean_fc1_gradient": 0.7372}


@pytest.mark.parametrize("output", ["w: 10 (3)\n", "w: 10{3}\n"])
def test_a_ten_without_a_power_stays_one(output: str) -> None:
    check = Check(name="w", kind="number", title=Text(en="w"), labels=("w",))
    answer = read(output.encode(), [check], ())["w"]
    assert as_plain(answer.value) != 1000.0


@pytest.mark.parametrize("written", ["0.7372 * 1000", "0.07372 × 10^1", "73.72 × 10^-2"])
def test_another_factor_is_none_of_a_number(written: str) -> None:
    found = description.find("fc1_gradient")
    answer = read(f"mean: {written}".encode(), found.checks, found.names)["mean_fc1_gradient"]
    assert answer.fault is not None


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(
            "w before           w after\n[5, 10]   [0.1, 0.2]\n[1, 2]   [0.3, 0.4]", id="lists"
        ),
        pytest.param(
            "after (final)   <=   before\n0.1 0.2   <=   5.0 10.0\n0.3 0.4   <=   1.0 2.0",
            id="rows",
        ),
        pytest.param(
            "row | before | w after\n#1 | 5.0 10.0 | 0.1 0.2\n#2 | 1.0 2.0 | 0.3 0.4", id="bars"
        ),
        pytest.param("i,j,was,w\n0,0,5,0.1\n0,1,10,0.2\n1,0,1,0.3\n1,1,2,0.4", id="places-in-csv"),
        pytest.param(
            "| i | j | w |\n|---|---|---|\n|1|1|0.1|\n|1|2|0.2|\n|2|1|0.3|\n|2|2|0.4|", id="table"
        ),
        pytest.param("i j w\n0 0 0.1\n0 1 0.2\n1 0 0.3\n1 1 0.4", id="places-by-gaps"),
        pytest.param(
            "\n".join(
                f"{place} (where w = {was}): {now}"
                for place, was, now in (
                    ("bottom right", 2, 0.4),
                    ("bottom left", 1, 0.3),
                    ("top right", 10, 0.2),
                    ("top left", 5, 0.1),
                )
            ),
            id="what-is-said-in-brackets",
        ),
        pytest.param(
            "w[0][0] (where w = 5) is 0.1.\nw[0][1] (where w = 10) is 0.2.\n"
            "w[1][0] (where w = 1) is 0.3.\nw[1][1] (where w = 2) is 0.4.",
            id="what-is-said-in-brackets-in-sentences",
        ),
    ],
)
def test_an_array_by_what_stands_above_or_beside_it(output: str) -> None:
    assert of_exercise("gradient_steps", output) == {"w": ((0.1, 0.2), (0.3, 0.4))}


@pytest.mark.parametrize("output", ["10^-2 * [[10, 20], [30, 40]]", "[[10, 20], [30, 40]] * 10^-2"])
def test_a_power_of_ten_beside_an_array_is_its_factor(output: str) -> None:
    assert of_exercise("product_gradient", output) == {"gradient": ((0.1, 0.2), (0.3, 0.4))}


def test_the_name_of_a_file_is_no_label() -> None:
    log = "INFO best_act.py:38 winner: Hardshrink 0.74\nINFO best_act.py:46 loser: Tanh 0.17\n"
    answer = {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.74}
    assert of_exercise("best_activation", log) == answer


@pytest.mark.parametrize("done", ["zeroing the gradient", "обнулением градиента", "清零梯度"])
def test_what_is_done_to_another_thing_is_not_that_thing(done: str) -> None:
    first, last = "[[5. 10.]\n [1. 2.]]", "[[0.1 0.2]\n [0.3 0.4]]"
    output = f"w:\n{first}\n{done}, w:\n{last}"
    assert of_exercise("gradient_steps", output) == {"w": ((0.1, 0.2), (0.3, 0.4))}


def test_of_what_was_put_together_the_last_counts() -> None:
    steps = "forward pass (tanh)\n- a1 = 1.0\n- a2 = 0.7616\n- a3 = 0.6420\n- a4 = 0.5663\n"
    rows = "".join(
        f"| w{at} | {t} | {r} |\n" for at, (t, r) in enumerate(zip(TANH, RELU, strict=True), 1)
    )
    found = of_exercise("analytic_gradients", f"{steps}| | tanh | ReLU |\n|---|---|---|\n{rows}")
    assert tuple(found.values()) == (TANH, RELU)


def test_an_object_without_a_print_of_its_own_is_no_value() -> None:
    output = "<torch._C.Generator at 0x7f5bcbd35390>\n[[0.1, 0.2], [0.3, 0.4]]\n"
    assert of_exercise("product_gradient", output) == {"gradient": ((0.1, 0.2), (0.3, 0.4))}
    seen = "<object object at 0x7f5e10>"
    assert set(of_exercise("fc1_gradient", seen).values()) == {None}


def test_a_digit_in_a_label_is_no_index() -> None:
    check = Check(name="first", kind="series", title=Text(en="First"), labels=("w[0]",))
    lines = "\n".join(f"beta={at / 10}: f(w)={at / 7:.3f}, w[0]={at / 9:.4f}" for at in range(4))
    answer = read(lines.encode(), [check], ())["first"]
    assert as_plain(answer.value) == tuple(round(at / 9, 4) for at in range(4))


def test_rows_of_places_may_be_of_a_matrix_turned() -> None:
    right = [[round(i + j / 10, 1) for j in range(5)] for i in range(10)]
    lines = [f"{j},{i},{right[i][j]}" for j in range(5) for i in range(10)]
    found = of_exercise("batch_norm_1d", "feature,sample,z\n" + "\n".join(lines))
    assert found == {"normalised": tuple(map(tuple, right))}


def test_layers_sorted_by_their_values_stand_where_their_indices_say() -> None:
    order = [1, 0, 2, 3, *range(99, 3, -1)]
    lines = "\n".join(f"layer {at}: {STDS[at]}" for at in order)
    assert of_exercise("init_scaled", lines) == {"layer_std": tuple(STDS)}


def test_a_name_and_a_number_alone_on_two_lines_are_one_answer() -> None:
    output = "ELU: 目前最好 (0.45)\nHardshrink: 最好 ELU (0.45) -> Hardshrink (0.74)\n最终答案:\n"
    answer = {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.7372}
    assert of_exercise("best_activation", f"{output}Hardshrink\n0.7372\n") == answer


@pytest.mark.parametrize("form", ["* {}", "{} *", "| **{}** |", "★ {}"])
def test_the_one_row_of_a_table_with_a_star_is_the_answer(form: str) -> None:
    rows = ["ELU 0.46", "ReLU 0.37", "Tanh 0.17", "Hardshrink 0.74"]
    plain = form.replace("*", "").replace("★", "").strip()
    answer = {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.74}
    for at in range(4):
        turned = [plain.format(row) for row in rows[:3]]
        turned.insert(at, form.format(rows[3]))
        assert of_exercise("best_activation", "\n".join(turned)) == answer
    every = "\n".join(form.format(row) for row in rows)
    assert set(of_exercise("best_activation", every).values()) == {None}


@pytest.mark.parametrize("mark", ["<-- best", "  # лучшая", "← 最佳"])
def test_the_one_row_of_a_table_that_is_marked_is_the_answer(mark: str) -> None:
    rows = ["ELU mean=0.46", "ReLU mean=0.37", "Tanh mean=0.17", f"Hardshrink mean=0.74 {mark}"]
    answer = {"best_activation": "Hardshrink", "mean_fc1_gradient": 0.74}
    assert of_exercise("best_activation", "\n".join(rows)) == answer
    every = "\n".join(f"{row.removesuffix(mark)} {mark}" for row in rows)
    assert set(of_exercise("best_activation", every).values()) == {None}


@pytest.mark.parametrize(
    "sentence", ["У лучшей активации Hardshrink", "лучшую активацию, Hardshrink, выделю"]
)
def test_a_label_is_known_in_every_russian_case(sentence: str) -> None:
    output = f"{sentence}\nSELU\n"
    assert of_exercise("best_activation", output)["best_activation"] == "Hardshrink"


@pytest.mark.parametrize("said", ["Corrected final answer:", "Ответ:", "正确答案："])
def test_what_is_called_the_answer_is_one_after_what_has_its_label(said: str) -> None:
    first, last = "0.5 0.6\n0.7 0.8", "0.1 0.2\n0.3 0.4"
    found = of_exercise("product_gradient", f"w.grad =\n{first}\nOops.\n{said}\n{last}")
    assert found == {"gradient": ((0.1, 0.2), (0.3, 0.4))}


def test_the_last_of_a_list_stands_behind_an_and() -> None:
    output = "tanh: 0, 0.168, 0.304 and 0.436\nReLU: 100, 100, 100 и 100"
    assert tuple(of_exercise("analytic_gradients", output).values()) == (TANH, RELU)


def test_what_should_be_printed_is_no_answer() -> None:
    output = ">>> grads('tanh')  # [0.0, 0.168, 0.304, 0.436]\n[0.0, 0.0, 0.0, 0.0]\n"
    assert of_exercise("analytic_gradients", output)["tanh_gradients"] == (0.0,) * 4


@pytest.mark.parametrize("form", ["w ({}): {}", "w [{}] = {}", "w ({}) {}", "w ({})：{}"])
@pytest.mark.parametrize("first", [0, 1])
def test_a_number_in_brackets_between_words_and_a_value_is_no_value(form: str, first: int) -> None:
    check = Check(name="w", kind="grid", title=Text(en="w"), labels=("w",), shape=(2,))
    output = "\n".join(form.format(at + first, value) for at, value in enumerate((0.3, 0.4)))
    assert as_plain(read(output.encode(), [check], ())["w"].value) == (0.3, 0.4)


def found(labels: str, output: str, **asked: object) -> object:
    """Return what is read for a check with one label or several."""
    title = Text(en="Value")
    check = Check(name="value", title=title, labels=tuple(labels.split("|")), **asked)
    return as_plain(read(output.encode(), [check], ())["value"].value)


@pytest.mark.parametrize("words", ["grad w{}", "std of layer {}", "ves w{}:", "df/d(x{})"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_index_ends_the_words_above_each_value(words: str, gap: str) -> None:
    lines = [words.format(at + 1) + gap + str(each) + gap for at, each in enumerate(TANH)]
    others = [line.replace(words[:2], "mean: ") for line in lines]
    label = re.split("[ (]", words)[0]
    assert found(label, "".join(lines), kind="list", length=4) == TANH
    if gap == "\n":
        both = "".join(line + other for line, other in zip(lines, others, strict=True))
        assert found(label, both, kind="list", length=4) == TANH


def test_the_words_above_lead_to_all_values_below_them_if_these_are_several() -> None:
    output = "Lab 9, seed 11\n0.71\n0.62\n0.13\n"
    assert found("std", output, kind="list", length=3) == (0.71, 0.62, 0.13)


PLACED = [(0, 0, 5.0, 0.02), (0, 1, 10.0, 0.01), (1, 0, 1.0, 0.04), (1, 1, 2.0, 0.03)]


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(
    "form",
    [
        "w [{}, {}] value {} -> grad {}",
        "({}, {}): w={}, grad={}",
        "element ({}, {}) w {} grad {}",
        "w ({}, {}) = {} -> grad {}",
    ],
)
def test_pairs_that_are_all_places_of_a_matrix_are_no_values(form: str, first: int) -> None:
    lines = [form.format(row + first, at + first, *of) for row, at, *of in PLACED]
    right = ((0.02, 0.01), (0.04, 0.03))
    assert found("grad", "\n".join(lines), kind="grid", shape=(2, 2)) == right


@pytest.mark.parametrize("word", ["lyr", "слой", "сл."])
@pytest.mark.parametrize(
    "stamp",
    [
        *("22:51:48 [INFO] ", "[22:51:48.123] ", "2024-11-05 22:51:48 ", "2024-11-05T22:51:48 "),
        *("05.11.2024 22:51 ", "11/05/2024 22:51:48 ", "[5/11/24 10:51:48 PM] "),
        *("[2024-11-05 22:51:48,123] root DEBUG ", "03/02/25 9:05 AM | ", "Nov 5, 22:51 "),
    ],
)
def test_no_part_of_a_time_is_an_index(word: str, stamp: str) -> None:
    lines = "\n".join(f"{stamp}{word} {at} std {each}" for at, each in enumerate(TANH))
    assert found("std", lines, kind="series", length=4) == TANH


@pytest.mark.parametrize("least", ["мин. -3.55 макс. 3.7", "min 0.55 max 3.7", "мин: 0.1"])
@pytest.mark.parametrize("std", ["с.о.", "с. к. о.", "ско", "std"])
def test_what_stands_before_the_least_of_all_was_not_timed(std: str, least: str) -> None:
    lines = "\n".join(f"слой {at} {std} {each} {least}" for at, each in enumerate(TANH))
    assert found("std", lines, kind="series", length=4) == TANH


@pytest.mark.parametrize("time", ["2 min 5.3 s", "2.5 min", "2 мин 5.0 с", "3 мин."])
def test_what_was_timed_is_no_answer(time: str) -> None:
    assert found("accuracy", f"accuracy 0.83 after {time}\n", kind="number") == 0.83
    assert found("score", f"done in {time}\n", kind="number") is None


IN_TURN = {"before": 1.0045, "after": 0.6315, "gain": 1.5905}


@pytest.mark.parametrize("form", ["tensor({})", "np.float64({})", "{}"])
@pytest.mark.parametrize("label", IN_TURN)
@pytest.mark.parametrize(
    "line",
    [
        *("{}\n(before, after, gain)", "{} (before, after, gain)", "{} <- before, after, gain"),
        *("before, after, gain: {}", "before, after and gain: {}", "[before, after, gain]\n[{}]"),
    ],
)
def test_words_beside_values_are_theirs_in_turn(form: str, line: str, label: str) -> None:
    between = ", " if "[{" in line else " "
    output = line.format(between.join(form.format(each) for each in IN_TURN.values()))
    assert found(label, output, kind="number") == IN_TURN[label]
    checks = [
        Check(name=each, kind="number", title=Text(en=each), labels=(each,)) for each in IN_TURN
    ]
    both = read(output.encode(), checks, ())
    assert {each: as_plain(both[each].value) for each in IN_TURN} == IN_TURN


@pytest.mark.parametrize(
    "output",
    [
        *("test error 0.08 (train error: 0.03)", "error 0.08 (the torch error = 0.03)"),
        *("not ReLU, error: 0.08", "error 0.08 (before, after)"),
    ],
)
def test_a_value_is_not_that_of_words_which_are_none_of_its_label(output: str) -> None:
    assert found("error", output, kind="number") == 0.08


@pytest.mark.parametrize("form", ["[{}, {}] -> {}", "({}, {}): {}", "x=({}, {}) y {}"])
def test_values_at_all_pairs_are_a_list_where_one_is_asked(form: str) -> None:
    lines = [form.format(row, at, value) for row, at, _, value in PLACED]
    assert found("output", "\n".join(lines), kind="list", length=4) == (0.02, 0.01, 0.04, 0.03)


def test_of_two_rows_that_begin_alike_the_one_with_the_very_name_counts() -> None:
    output = "SGD: accuracy 90.2, error 9.8\nSGD + momentum: accuracy 93.5, error 6.5\n"
    assert found("SGD accuracy", output, kind="number") == 90.2


ROW_NAMES = [
    *(("random", "greedy"), ("random", "k-means++"), ("with dropout", "without dropout")),
    *(("A", "B"), ("случайная", "жадная"), ("随机", "贪心"), ("DDIM-10", "DDPM-200")),
    *(("lr=0.1", "lr=0.01"), ("epoch 1", "epoch 2"), ("linear SVM", "RBF SVM")),
]
CELLS = [
    ("mean inertia", "best", "iterations on average"),
    ("точность", "полнота", "F1"),
    ("均值", "标准差", "右峰比例"),
]
OF_ROWS = ((361.087, 355.461, 8.8), (364.34, 355.462, 5.8))


@pytest.mark.parametrize("names", ROW_NAMES, ids=" and ".join)
@pytest.mark.parametrize("gap", ["  ", ": ", " | ", " - ", "\t", "  =>  "])
@pytest.mark.parametrize(
    ("cells", "form"), [*zip(CELLS, ("{} {}  ", "{}={}, ", "{}: {} | "), strict=True)]
)
def test_a_value_has_the_words_of_its_row_and_its_own(
    names: tuple[str, str], cells: tuple[str, ...], gap: str, form: str
) -> None:
    output, asked = "Start, K = 5, 10 runs\n", dict[str, float]()
    for name, values in zip(names, OF_ROWS, strict=True):
        row = "".join(map(form.format, cells, values))
        output += f"{name}{gap}{row.rstrip(' ,|')}\n"
        asked |= {f"{name} {cell}": value for cell, value in zip(cells, values, strict=True)}
    checks = [
        Check(name=f"c{at}", kind="number", title=Text(en=label), labels=(label,))
        for at, label in enumerate(asked)
    ]
    both = read(output.encode(), checks, ())
    assert [as_plain(both[check.name].value) for check in checks] == [*asked.values()]
    for check, value in zip(checks, asked.values(), strict=True):
        assert as_plain(read(output.encode(), [check], ())[check.name].value) == value


@pytest.mark.parametrize("mark", [":", ": mean", ", mean"])
def test_a_label_with_a_number_goes_on_behind_a_colon(mark: str) -> None:
    output = f"tau 0.1{mark} loss 1.37\ntau 0.5{mark} loss 2.81\n"
    label = f"tau 0.1{mark[1:]} loss"
    assert found(label, output, kind="number") == 1.37


@pytest.mark.parametrize("label", ["other", "the other", "runner-up", "el otro"])
def test_words_in_a_bracket_lead_to_the_value_in_it(label: str) -> None:
    output = f"best tau = 0.1 with a mean of 72.4 ({label}: 69.79)\n"
    assert found(label, output, kind="number") == 69.79


def test_the_number_of_a_task_is_the_index_of_no_value() -> None:
    lists = ", ".join(f"f'_w{at} = {value}" for at, value in enumerate(TANH, start=1))
    other = ", ".join(f"f'_w{at} = {value}" for at, value in enumerate(RELU, start=1))
    output = f"Задача 2. Для tanh: {lists}.\nДля ReLU: {other}."
    assert tuple(of_exercise("analytic_gradients", output).values()) == (TANH, RELU)


@pytest.mark.parametrize("part", ["Part 2. tanh: ", "Часть 2. tanh: "])
def test_the_number_of_a_task_parts_no_name_from_the_values_that_it_leads_to(part: str) -> None:
    """So the name is no answer, though it is the last one that is printed."""
    lists = ", ".join(f"w{at} = {value}" for at, value in enumerate(TANH, start=1))
    other = lists.replace("0.", "100.")
    output = f"Hardshrink (0.7372)\n{part}{lists}\n{part.replace('tanh', 'ReLU')}{other}"
    found = of_exercise("vanishing_gradient", output)
    assert (found["best_activation"], found["tanh_gradients"]) == ("Hardshrink", TANH)


@pytest.mark.parametrize("said", ["第1名: SELU", "第1名是SELU", "第一名 SELU"])
def test_a_place_in_digits_is_a_word_of_a_chinese_label(said: str) -> None:
    assert of_exercise("best_activation", f"{said}\nTanh")["best_activation"] == "SELU"


COLUMNS_BEHIND = {
    "a change in per cent": ("| layer:{} | std:{:.4f} | {:.2f}% |",) * 2,
    "none in the first row": (
        "| layer:{} | std:{:.4f} | — |",
        "| layer:{} | std:{:.4f} | {:.2f}% |",
    ),
    "a number": ("| layer:{} | std:{:.4f} | {:.2f} |",) * 2,
    "in brackets": ("layer:{} std:{:.4f} ({:.2f}%)",) * 2,
    "in brackets, none in the first row": ("layer {}: {:.4f}", "layer {}: {:.4f} ({:+.2f})"),
    "a word in the first row": ("layer {} std {:.4f} (first)", "layer {} std {:.4f} ({:+.4f})"),
    "a dash in the first row": ("| {} | {:.4f} | - |", "| {} | {:.4f} | {:+.4f} |"),
    "an empty cell in the first row": ("{},{:.4f},", "{},{:.4f},{:.4f}"),
    "by blanks alone": ("{:5d} {:10.4f}", "{:5d} {:10.4f} {:10.4f}"),
    "before it": (
        "layer {0}: std {1:.4f}",
        "layer {0}: x{2:.4f} from the last, std {1:.4f}",
    ),
    "before it, none in words": (
        "layer {0}: delta n/a, std {1:.4f}",
        "layer {0}: delta {2:.4f}, std {1:.4f}",
    ),
    "before it, in an empty cell": (
        "layer,growth,std\n{0},,{1:.4f}",
        "{0},{2:.4f},{1:.4f}",
    ),
}


@pytest.mark.parametrize("forms", COLUMNS_BEHIND.values(), ids=COLUMNS_BEHIND)
def test_a_label_leads_to_the_column_behind_it_and_to_no_other(forms: tuple[str, str]) -> None:
    rows = [forms[at > 0].format(at, std, at / 10) for at, std in enumerate(STDS)]
    found = of_exercise("init_tanh", "\n".join(rows))["layer_std"]
    assert found == tuple(float(f"{std:.4f}") for std in STDS)


TOLD_BESIDE = {
    "the target before": "layer {at}: std target 1.0, got {std}",
    "the target by a sign": "layer {at} std: target=1.0000 got={std}",
    "what theory says, behind": "layer {at}: measured {std} theory {other}",
    "what is expected, in Russian": "слой {at}: std ожидалось {other}, получилось {std}",
    "the target, in Chinese": "第{at}层 标准差：目标 {other}，实际 {std}",
    "what was before": "layer {at}: std before tanh {other}, after tanh {std}",
    "two words by a slash": "layer {at} mean/std: {other}/{std}",
    "two words behind a comma": "layer:{at}, mean/std: {other}/{std}",
    "two words in brackets": "layer {at} (mean, std) = ({other}, {std})",
    "two words in the other order": "layer {at} std/mean = {std} / {other}",
}


@pytest.mark.parametrize("form", TOLD_BESIDE.values(), ids=TOLD_BESIDE)
def test_of_two_values_in_each_row_the_one_that_is_only_told_beside_is_none(form: str) -> None:
    rows = [form.format(at=at, std=f"{std:.4f}", other=at / 8) for at, std in enumerate(STDS)]
    found = of_exercise("init_tanh", "\n".join(rows))["layer_std"]
    assert found == tuple(float(f"{std:.4f}") for std in STDS)


_GOT, _WANTED = "[[0.1, 0.2], [0.3, 0.4]]", "[[0.5, 0.6], [0.7, 0.8]]"
WANTED_BESIDE = {
    "on a line": f"gradient expected {_WANTED} got {_GOT}",
    "in JSON": f'{{"name": "gradient", "expected": {_WANTED}, "actual": {_GOT}}}',
    "in Russian": f"градиент: ожидаемый {_WANTED}, полученный {_GOT}",
    "in Chinese": f"梯度 期望 {_WANTED} 实际 {_GOT}",
    "on a line of its own": f"gradient (mine):\n{_GOT}\ngradient (reference):\n{_WANTED}",
}


@pytest.mark.parametrize("output", WANTED_BESIDE.values(), ids=WANTED_BESIDE)
def test_what_a_value_should_be_is_told_beside_it(output: str) -> None:
    assert of_exercise("product_gradient", output)["gradient"] == ((0.1, 0.2), (0.3, 0.4))


def test_each_of_two_lists_has_its_own_that_it_should_be() -> None:
    tanh, relu = ("[0, 0, 0, 1] got [0, 0, 0, 2]", "[3, 3, 3, 3] got [4, 4, 4, 4]")
    output = f"tanh expected {tanh}\nrelu expected {relu}"
    found = of_exercise("analytic_gradients", output)
    assert list(found.values()) == [(0, 0, 0, 2), (4, 4, 4, 4)]


@pytest.mark.parametrize("label", ["", "tanh: ", "**tanh**: "])
def test_a_dict_two_lines_above_is_no_head_of_columns(label: str) -> None:
    above = f"answer: SELU\n{label}{{'w1': 2.5, 'w2': 1.5, 'w3': 2.25, 'w4': 2.75}}"
    found = of_exercise("vanishing_gradient", f"{above}\nrelu:\n1.5 2.5 3.5 4.5")
    assert (found["best_activation"], found["relu_gradients"]) == ("SELU", (1.5, 2.5, 3.5, 4.5))


@pytest.mark.parametrize("head", ["layer" + "{:>9}" * 10, "      " + "{:>9}" * 10])
@pytest.mark.parametrize("sign", ["+", ""])
def test_rows_of_ten_go_on_below_the_places_in_a_row(head: str, sign: str) -> None:
    above = "Standard deviation by layer\n" + head.format(*(f"{sign}{at}" for at in range(10)))
    rows = [STDS[at : at + 10] for at in range(0, 100, 10)]
    lines = [f"{10 * at:>5}" + ("{:9.5f}" * 10).format(*row) for at, row in enumerate(rows)]
    assert of_exercise("init_tanh", "\n".join([above, *lines]))["layer_std"] == tuple(STDS)
