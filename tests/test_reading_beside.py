"""A value beside what is nearly it: that of another, a remark; and an array that is turned."""

import pytest
from prints import of_checks

from grader.words.check import Text
from grader.words.model import Check


def check(name: str, kind: str = "number", **more: object) -> Check:
    return Check(name=name, kind=kind, title=Text(en=name), labels=(name,), **more)


MEAN, STD = check("mean"), check("std", "series", length=4)
GAINS = (check("gain"), Check(**{**check("torch").model_dump(), "labels": ("torch gain",)}))
STDS = (0.5123, 0.6123, 0.7123, 0.8123)
WEIGHTS = (0.061, 0.062, 0.063, 0.064)
OTHERS = ("W.std", "weight std", "w_std", "std of weights", "std(W)", "input std")
LINES = {
    "before, on a line": "layer {at}: {other}: {weight}, std: {own}\n",
    "behind, on a line": "layer {at}: std: {own}, {other}: {weight}\n",
    "before, on its own": "layer:{at}\n\t{other}: {weight}\n\tstd: {own}\n",
    "behind, on its own": "layer:{at}\n\tstd: {own}\n\t{other}: {weight}\n",
    "above its value": "layer:{at},\n\t{other}: {weight}\n\tmin..max: -0.9{at}..0.9{at}\n"
    "\tstd:\n\t\t{own}\n",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize("other", OTHERS)
def test_a_label_that_stands_alone_is_worth_more_than_one_of_another_thing(
    other: str, line: str
) -> None:
    values = enumerate(zip(STDS, WEIGHTS, strict=True))
    output = "".join(
        line.format(at=at, other=other, own=own, weight=weight) for at, (own, weight) in values
    )
    assert of_checks([STD], output) == [STDS]


@pytest.mark.parametrize("other", ["input mean", "mean without zeros", "mean x", "среднее входов"])
def test_so_it_is_wherever_a_number_stands(other: str) -> None:
    assert of_checks([MEAN], f"mean: 0.7372\n{other}: 0.01") == [0.7372]
    assert of_checks([MEAN], f"{other}: 0.01\nmean: 0.7372") == [0.7372]
    assert of_checks([MEAN], f"mean: 0.7372, {other}: 0.01") == [0.7372]


@pytest.mark.parametrize(
    "last", ["final mean", "mean of all 200 runs", "corrected mean", "总平均 (all 200 runs, x)"]
)
def test_a_word_of_all_or_of_the_last_makes_nothing_else_of_it(last: str) -> None:
    assert of_checks([MEAN], f"mean: 0.01\n{last}: 0.7372") == [0.7372]


@pytest.mark.parametrize(
    "output",
    [
        "sum = 147.4\nmean without zeros = 1.1795\nmean of all 200    = 0.7372   <--\nstd = 0.71",
        "mean of the last 200 is 0.7372",
        "mean over the 200 runs = 0.7372",
        "median 0.71 | mean over all 200 runs 0.7372 | std 0.71",
    ],
)
def test_a_count_before_the_mark_that_leads_on_is_a_word_of_the_label(output: str) -> None:
    assert of_checks([MEAN], output) == [0.7372]


@pytest.mark.parametrize(
    "remark",
    [
        "for n -> infinity",
        "limit n→inf",
        "as n goes to infinity",
        "other gains: linear 1.0, relu 1.4142",
        "debug: x = 0.33, y = 0.75",
        "[debug] x: 0.33",
        "отладка: первые значения 0.33 0.75",
        "调试：第一个点 0.04",
        "[log] 0.33 0.77",
    ],
)
def test_what_is_remarked_beside_the_answers_is_none(remark: str) -> None:
    assert of_checks(GAINS, f"gain 1.5923\ntorch gain 1.6667\n{remark}") == [1.5923, 1.6667]
    assert of_checks(GAINS, f"1.5923\n1.6667\n{remark}") == [1.5923, 1.6667]


def test_what_a_progress_bar_says_behind_its_rate_was_printed_by_the_program() -> None:
    bar = "".join(
        f"Layers: {25 * at + 25:3d}%|██▌  | {at + 1}/4 [00:00<00:00, 7{at}.2it/s, layer={at}, "
        f"std={own}]\n"
        for at, own in enumerate(STDS)
    )
    assert of_checks([STD], bar) == [STDS]
    assert of_checks([MEAN], "100%|██| 2/2 [00:00<00:00, 1.20s/it, mean=0.7372]") == [0.7372]
    assert of_checks([MEAN], "0.7372\n100%|██| 2/2 [00:01<00:00, 9.5it/s, loss=0.12]") == [0.7372]


@pytest.mark.parametrize("piece", ["a", "a ", "1", "it/", "s/"])
def test_a_progress_bar_without_an_end_is_read_in_a_moment(piece: str) -> None:
    assert of_checks([MEAN], f"5%|[{piece * 100_000}\nmean: 0.7372") == [0.7372]


@pytest.mark.parametrize("head", ["layer | std", "layer    std"])
def test_a_row_with_a_gap_without_end_is_read_in_a_moment(head: str) -> None:
    output = f"{head}\n1 | 2\n1{' ' * 150_000}2\nmean: 0.7372"
    assert of_checks([MEAN, check("result", "array", shape=(2, 3))], output)[0] == 0.7372


@pytest.mark.parametrize(
    "row",
    ["{at};256x256;{weight};{own};0.1{at}", "{at};relu;{weight};{own};0.1{at}"],
)
def test_a_number_has_the_head_of_its_own_cell_whatever_cells_stand_between(row: str) -> None:
    values = enumerate(zip(STDS, WEIGHTS, strict=True))
    rows = [row.format(at=at, own=own, weight=weight) for at, (own, weight) in values]
    assert of_checks([STD], "\n".join(["layer;shape;w_std;std;ms", *rows])) == [STDS]


def test_a_row_of_all_layers_is_the_series_beside_another_of_the_same_form() -> None:
    others, own = (" ".join(map(str, values)) for values in (WEIGHTS, STDS))
    for output in (f"{others}\n{own}", f"seed 42:\n{others}\n\nseed 11:\n{own}"):
        assert of_checks([STD], output) == [STDS]


TURNED = {
    "columns and rows counted": "        row 0   row 1\ncol 0   0.11   0.47\ncol 1   0.25   0.58\n"
    "col 2   0.36   0.69",
    "in Russian": "  строка 0  строка 1\nстолбец 0   0.11   0.47\nстолбец 1   0.25   0.58\n"
    "столбец 2   0.36   0.69",
    "in Chinese": "     行0   行1\n列0  0.11  0.47\n列1  0.25  0.58\n列2  0.36  0.69",
    "features": "feature 0: 0.11 0.47\nfeature 1: 0.25 0.58\nfeature 2: 0.36 0.69",
    "columns above": "column 0:\n0.11 0.47\ncolumn 1:\n0.25 0.58\ncolumn 2:\n0.36 0.69",
    "said": "result (transposed):\n[[0.11 0.47]\n [0.25 0.58]\n [0.36 0.69]]",
    "an attribute": "result.T =\n[[0.11 0.47]\n [0.25 0.58]\n [0.36 0.69]]",
    "one blank behind its word": "feature 1 0.11 0.47\nfeature 2 0.25 0.58\nfeature 3 0.36 0.69",
    "what a line is": "result (one line is one feature):\n0.11 0.47\n0.25 0.58\n0.36 0.69",
    "what rows are in Russian": "result (столбцы - объекты, строки - признаки)\n0.11 0.47\n"
    "0.25 0.58\n0.36 0.69",
    "what each row is in Chinese": "result（每行一个特征）\n0.11 0.47\n0.25 0.58\n0.36 0.69",
    "said above heads": "result, transposed\n    s1   s2\nx1 0.11 0.47\nx2 0.25 0.58\nx3 0.36 0.69",
    "said above heads that count": "result, transposed\n    1    2\n1 0.11 0.47\n2 0.25 0.58\n"
    "3 0.36 0.69",
    "said above heads and a rule": "result (one line is one feature, transposed)\n\n  s1   s2\n"
    "---------\n0.11 0.47\n0.25 0.58\n0.36 0.69",
}


@pytest.mark.parametrize("output", TURNED.values(), ids=TURNED)
def test_an_array_that_is_said_to_be_turned_is_turned_back(output: str) -> None:
    asked = check("result", "array", shape=(2, 3))
    assert of_checks([asked], output) == [((0.11, 0.25, 0.36), (0.47, 0.58, 0.69))]


def test_an_array_that_is_turned_without_a_word_is_not_turned_back() -> None:
    asked = check("result", "array", shape=(2, 3))
    for said in (
        "",
        " (3 rows, 2 columns)",
        ", rows and columns as printed",
        " of rows x features",
    ):
        output = f"result{said}:\n[[0.11 0.47]\n [0.25 0.58]\n [0.36 0.69]]"
        assert of_checks([asked], output) != [((0.11, 0.25, 0.36), (0.47, 0.58, 0.69))]


def test_rows_behind_a_word_with_one_blank_count_as_others_do() -> None:
    rows = "\n".join(f"sample {at + 1} {row}" for at, row in enumerate(("0.1 -0.2", "-0.3 0.4")))
    asked = check("result", "array", shape=(2, 2))
    assert of_checks([asked], f"result\n{rows}") == [((0.1, -0.2), (-0.3, 0.4))]


UNEVEN = {
    "a cell without a number": "| layer | before | std | change |\n|--:|--:|--:|:-:|\n"
    "| 0 | 0.9 | 0.5123 | n/a |\n| 1 | 0.8 | 0.6123 | -22.4% |\n| 2 | 0.7 | 0.7123 | 0.1 |\n"
    "| 3 | 0.6 | 0.8123 | - |",
    "without bars": "layer    mean     std     growth\n    0   0.011  0.5123     first\n"
    "    1   0.012  0.6123      0.31\n    2   0.013  0.7123      0.32\n"
    "    3   0.014  0.8123      0.33",
    "a formula": "| layer | std | how |\n|--|--|--|\n| 0 | 0.5123 | (1-a4²) · (1-a3²) · x |\n"
    "| 1 | 0.6123 | (1-a4²) · a3 |\n| 2 | 0.7123 | a2 |\n| 3 | 0.8123 | 1 |",
}


@pytest.mark.parametrize("output", UNEVEN.values(), ids=UNEVEN)
def test_a_column_is_below_its_head_though_not_every_row_has_as_many_numbers(output: str) -> None:
    assert of_checks([STD], output) == [STDS]


@pytest.mark.parametrize("bar", ["|", "||"])
def test_arrays_side_by_side_are_parted_by_bars_though_one_has_more_rows(bar: str) -> None:
    asked = check("dw", "array", shape=(2, 3)), check("z", "array", shape=(3, 2))
    rows = ("z (3x2)    |  dw (2x3)", "0.1  0.2   |  1.5  1.6  1.7")
    more = ("0.3  0.4   |  1.8  1.9  2.1", "0.5  0.6   |               |")
    output = "\n".join((*rows, *more[:1], more[1].rstrip("| "))).replace("|", bar)
    dw, z = ((1.5, 1.6, 1.7), (1.8, 1.9, 2.1)), ((0.1, 0.2), (0.3, 0.4), (0.5, 0.6))
    assert of_checks(asked, f"{output} {bar}") == [dw, z]


def test_two_numbers_with_a_word_each_are_no_range_of_the_row_below() -> None:
    asked = check("scores", "grid", shape=(3,), index=("acc", "nll", "ece"))
    output = "Lab 9, seed 11\npositives: 1181 of 2000\nscores ACC=0.7 NLL=0.6 ECE=0.1\n"
    assert of_checks([asked], output) == [(0.7, 0.6, 0.1)]
