"""What values are for, and which of several is meant where no whole label says it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prints import of_checks

from grader.judging.checker import compare
from grader.reading import read
from grader.words.language import say
from grader.words.model import Check
from grader.words.values import Number as Printed
from grader.words.values import grid

RATES, LOSSES = (0.001, 0.1, 10.0), (0.71, 0.25, 0.98)
NAMES, SHARES = ("cat", "dog", "owl"), (0.5, 0.3, 0.2)


def check(name: str, kind: str = "number", **more: Any) -> Check:
    return Check.model_validate({"name": name, "kind": kind, "title": name, **more})


def values(output: str, *checks: Check, names: tuple[str, ...] = ()) -> list[Any]:
    return of_checks(checks, output, names)


LOSS_OF_RATES = check("loss", "list", length=3, labels=["validation loss"], index=[*RATES])
BESIDE_RATES = {
    "a key before each": "".join(
        f"lr={k} validation loss={v}\n" for k, v in zip(RATES, LOSSES, strict=True)
    ),
    "with another number": "lr 0.001 epoch 3 loss 0.71\nlr 0.1 epoch 9 loss 0.25\n"
    "lr 10.0 epoch 2 loss 0.98\n",
    "in another order": "10: 0.98\n0.001: 0.71\n0.1: 0.25\n",
    "a dict": "{0.001: 0.71, 0.1: 0.25, 10.0: 0.98}",
    "rounded": "0.00: 0.71\n0.10: 0.25\n10.00: 0.98\n",
    "pairs": "[(0.001, 0.71), (0.1, 0.25), (10.0, 0.98)]",
    "a table": "rate    loss\n0.001   0.71\n0.1     0.25\n10.0    0.98\n",
    "rows below each other": "rates [0.001, 0.1, 10.0]\nlosses [0.71, 0.25, 0.98]",
    "keys below their values": "losses [0.71, 0.25, 0.98]\nfor rates [0.001, 0.1, 10.0]",
}


@pytest.mark.parametrize("output", BESIDE_RATES.values(), ids=BESIDE_RATES)
def test_numbers_that_values_are_for_are_no_values(output: str) -> None:
    assert values(output, LOSS_OF_RATES) == [LOSSES]


@given(st.permutations(range(3)), st.sampled_from(["{0} {1}", "{0}: {1}", "lr={0}, got {1} there"]))
def test_values_come_to_their_keys_in_whatever_order_they_are_printed(
    order: list[int], form: str
) -> None:
    output = "\n".join(form.format(RATES[at], LOSSES[at]) for at in order)
    assert values(output, LOSS_OF_RATES) == [LOSSES]


BESIDE_NAMES = {
    "a dict": "{'owl': 0.2, 'cat': 0.5, 'dog': 0.3}",
    "lines": "Cat - 0.5\nDog - 0.3\nOwl - 0.2\n",
    "a table with another column": "name  share  rest\ncat  0.5  7.1\ndog  0.3  7.2\n"
    "owl  0.2  7.3\n",
    "one line": "share -> cat 0.5 | dog 0.3 | owl 0.2",
    "blocks": "class cat\nshare: 0.5\nrest: 7.1\nclass dog\nshare: 0.3\nrest: 7.2\n"
    "class owl\nshare: 0.2\nrest: 7.3\n",
    "a name again at the end": "cat 0.5\ndog 0.3\nowl 0.2\nbest: cat",
}


@pytest.mark.parametrize("output", BESIDE_NAMES.values(), ids=BESIDE_NAMES)
def test_words_that_values_are_for_say_which_these_are(output: str) -> None:
    shares = check("share", "list", length=3, labels=["share"], index=[*NAMES])
    assert values(output, shares) == [SHARES]


def test_a_name_beside_a_value_is_no_answer_but_the_one_that_is_stated() -> None:
    shares = check("share", "list", length=3, labels=["share"], index=[*NAMES])
    best = check("best", "name", labels=["best"])
    output = "cat 0.5\ndog 0.3\nowl 0.2\nit is the cat\n"
    assert values(output, shares, best, names=NAMES) == [SHARES, "cat"]


def test_a_value_in_brackets_behind_a_name_is_none_of_its_arguments() -> None:
    asked = check("best", "name", labels=["best"]), check("mean", labels=["mean"])
    assert values("best: owl(0.5312)", *asked, names=NAMES) == ["owl", 0.5312]
    assert values("best: owl(0.5)\nmean 0.5312", *asked, names=NAMES) == ["owl", 0.5312]


def test_a_deviation_is_no_difference_in_chinese() -> None:
    series = check("stds", "series", labels=["标准差"])
    output = "网络 Linear(256, 256)\n第 0 层, 标准差: 0.9\n第 1 层, 标准差: 0.8\n"
    assert values(output, series) == [(0.9, 0.8)]


@pytest.mark.parametrize(
    ("index", "what"),
    [([1, 2], "has 2 numbers for 3"), ([1, 1, 2], "twice"), (["SGD", "", " "], "pattern")],
    ids=["too few", "one twice", "words without a letter"],
)
def test_an_index_that_does_not_fit_is_told(index: list[float | str], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        check("loss", "list", length=3, index=index)


WALKS = [
    check("short_walk", "list", length=3, labels=["short walk"], whole=True),
    check("short_cost", labels=["short walk cost"]),
    check("safe_walk", "list", length=3, labels=["safe walk"], whole=True),
    check("safe_cost", labels=["safe walk cost"]),
]
CASES = {
    "the case in front": "short: [1, 2, 3] it costs 0.4\nsafe: [1, 5, 3] it costs 0.9\n",
    "the other case first": "safe: [1, 5, 3] it costs 0.9\nshort: [1, 2, 3] it costs 0.4\n",
    "in brackets": "path(safe) = [1, 5, 3]\npath(short) = [1, 2, 3]\nC(safe) = 0.9, C(short) = 0.4",
    "a dict of dicts": "{'safe': {'path': [1, 5, 3], 'c': 0.9}, 'short': {'path': [1, 2, 3], "
    "'c': 0.4}}",
    "a table": "walk   nodes   cost\nshort  1 2 3   0.4\nsafe   1 5 3   0.9\n",
    "arrows": "short 1 -> 2 -> 3\nsafe 1 -> 5 -> 3\ncosts: short 0.4; safe 0.9",
}


@pytest.mark.parametrize("output", CASES.values(), ids=CASES)
def test_the_word_of_a_case_says_whose_a_value_is(output: str) -> None:
    assert values(output, *WALKS) == [(1, 2, 3), 0.4, (1, 5, 3), 0.9]


COUNT = [check("best_epoch", labels=["best epoch"], whole=True), check("loss", labels=["loss"])]
COUNTS = {
    "a unit": "after 14 epochs it was best\nloss 0.31\n",
    "an index": "loss 0.31, best at epoch 14\n",
    "in brackets": "loss: 0.31 (epoch 14)\n",
}


@pytest.mark.parametrize("output", COUNTS.values(), ids=COUNTS)
def test_what_else_only_counts_is_the_answer_where_a_count_is_asked(output: str) -> None:
    assert values(output, *COUNT) == [14, 0.31]


@pytest.mark.parametrize(
    "output",
    [
        "first step with gap < 1: 19",
        "2. first step:\n    19 (gap 0.9)\n3. loss\n    0.5",
        "first step = 19, gap 1: 0.9",
    ],
)
def test_a_number_that_leads_to_another_is_no_count(output: str) -> None:
    step = check("step", labels=["first step", "first step with gap"], whole=True)
    assert values(output, step) == [19]


def test_a_value_may_be_the_same_number_as_a_key() -> None:
    kept = check("kept", "list", length=3, labels=["kept"], index=[0.5, 0.8, 0.9])
    assert values("0.5: 0.9\n0.8: 0.8\n0.9: 0.7\n", kept) == [(0.9, 0.8, 0.7)]


def test_an_index_that_is_a_part_of_another_takes_none_of_its_keys() -> None:
    short = check("mse", "list", length=2, labels=["mse"], index=[10, 25])
    long = check("alpha", "list", length=3, labels=["alpha"], index=[1, 10, 25])
    output = "alpha(1) = 0.9\nalpha(10) = 0.8\nalpha(25) = 0.2\nmse(10) = 0.01\nmse(25) = 0.03\n"
    assert values(output, short, long) == [(0.01, 0.03), (0.9, 0.8, 0.2)]


def test_both_values_behind_two_words_with_an_arrow_are_kept() -> None:
    asked = check("loss_before", labels=["loss before"]), check("loss_after", labels=["loss after"])
    assert values("loss before -> loss after: 0.9 -> 0.5", *asked) == [0.9, 0.5]


def test_the_rows_of_a_log_are_no_count() -> None:
    log = "".join(f"epoch {at}: train 0.{at}\n" for at in range(5, 9))
    assert values(log, *COUNT)[0] is None


SIZE = check("size", "list", length=3, labels=["output size"], whole=True)


@pytest.mark.parametrize(
    "output",
    [
        "output size: torch.Size([4, 16, 6])",
        "output size 4x16x6",
        "size of the output:\n4x16x6",
    ],
)
def test_a_size_is_an_answer_where_its_label_asks_for_one(output: str) -> None:
    assert values(output, SIZE) == [(4, 16, 6)]


def test_a_size_beside_an_answer_is_none() -> None:
    assert values("x: torch.Size([2])\nloss 0.5\ny torch.Size([3])", COUNT[1]) == [0.5]


def test_both_of_what_became_another_are_read_where_both_are_asked() -> None:
    before, after = check("before", labels=["energy before"]), check("now", labels=["energy after"])
    assert values("energy fell from 8.31 to 2.05", before, after) == [8.31, 2.05]
    assert values("energy 8.31 -> 2.05", after) == [2.05]


@pytest.mark.parametrize("output", ["1.5\n[1, 2, 3]\n4\n", "1.5 [1 2 3] 4", "1.5\n1\n2\n3\n4\n"])
def test_as_many_bare_values_as_are_asked_are_taken_in_their_order(output: str) -> None:
    asked = [
        check("mean", labels=["mean"]),
        check("picks", "list", length=3, labels=["picks"]),
        check("steps", labels=["steps"], whole=True),
    ]
    assert values(output, *asked) == [1.5, (1, 2, 3), 4]


@pytest.mark.parametrize(
    "output",
    ["1) x = 0.1, y = 0.2\n2) x = 0.3, y = 0.4\n", "at (x=0.1; y=0.2)\nat (x=0.3; y=0.4)\n"],
)
def test_rows_with_a_word_before_each_number_are_an_array(output: str) -> None:
    assert values(output, check("at", "array", shape=[2, 2], labels=["points"])) == [
        ((0.1, 0.2), (0.3, 0.4))
    ]


def test_what_stands_in_brackets_behind_a_value_is_said_beside_it() -> None:
    asked = check("norm", labels=["norm"]), check("loss", labels=["loss"])
    assert values("size 11.9 (scale 0.08)\nloss 0.5", *asked) == [11.9, 0.5]


@pytest.mark.parametrize(
    "output",
    [
        "rows in train: 23\nrows in test: 17\n",
        "train has 23 rows, test has 17 rows; loss 0.5",
        "{'train': {'rows': 23}, 'test': {'rows': 17}}",
    ],
)
def test_a_list_may_be_printed_apart_with_a_word_of_its_label_each(output: str) -> None:
    rows = check("rows", "list", length=2, labels=["rows in train and test"], whole=True)
    assert values(output, rows) == [(23, 17)]


def test_more_numbers_with_a_word_of_the_label_than_are_asked_are_no_list() -> None:
    rows = check("rows", "list", length=2, labels=["rows in train and test"], whole=True)
    assert values("a row: 1; rows: 2; in train: 3; and test: 4", rows) == [None]


def test_a_comma_parts_thousands_where_a_count_is_asked() -> None:
    parameters = check("parameters", labels=["parameters"], whole=True)
    assert values("parameters | 6,325", parameters) == [6325]
    assert values("share 6,325", check("share", labels=["share"])) == [6.325]


@pytest.mark.parametrize("output", ["-0.5+1.5j", "-0.5 + 1.5i", "-0.5 - 1.5*i", "0.3j"])
def test_a_complex_number_is_none_of_ours(output: str) -> None:
    assert values(output, check("loss", labels=["loss"])) == [None]


def test_the_number_of_a_label_is_no_answer() -> None:
    asked = check("fine", labels=["error at h=0.1"]), check("rough", labels=["error at h=0.2"])
    assert values("error (h = 0.2): 0.04\nerror (h = 0.1): 0.01\n", *asked) == [0.01, 0.04]


RIGHT = {"": grid((), [Printed(0.9)])}
TOLD = {
    "another first": (
        "0.4\n",
        "no words say that it is this one: if another is meant, print `short walk cost: ...`",
    ),
    "nothing": ("no number", "print it as `short walk cost: ...`"),
}


@pytest.mark.parametrize(("output", "told"), TOLD.values(), ids=TOLD)
def test_a_value_without_a_name_is_told_how_to_be_printed(output: str, told: str) -> None:
    short, safe = WALKS[1], WALKS[3]
    answer = read(output.encode(), [safe, short], ())[short.name]
    message = compare(short, answer, RIGHT).message
    assert message is not None
    assert say(message, "en").endswith(told)


def test_a_value_with_its_name_is_told_nothing_of_names() -> None:
    answer = read(b"short walk cost: 0.4", WALKS, ())["short_cost"]
    message = compare(WALKS[1], answer, RIGHT).message
    assert message is not None
    assert "name" not in say(message, "en")


MEAN = check("mean", labels=["mean gradient", "mean"], range=[0, 10])
LOGS = {
    "numbers in line": "mean after  50 runs: 0.74\nmean after 100 runs: 0.76\n",
    "a sign": "mean after 50 runs: 0.74\nmean after 100 runs: -0.02\nmean after 200 runs: 0.76\n",
    "blanks between": "run    9 | mean  0.74\nrun   10 | mean  0.75\nrun  100 | mean  0.76\n",
}


@pytest.mark.parametrize("output", LOGS.values(), ids=LOGS)
def test_neither_blanks_nor_signs_tell_the_lines_of_a_log_apart(output: str) -> None:
    assert values(output, MEAN) == [0.76]


def test_what_a_value_is_said_to_be_made_with_is_no_value() -> None:
    gains = check("own", labels=["my gain"], range=[1, 100_000]), check("gain", labels=["gain"])
    output = "gain (5/3): 1.6667\nmy gain (std(x)/std(tanh(x)), n=10000.0): 1.5983\n"
    assert values(output, *gains) == [1.5983, 1.6667]


MATRIX = check("w", "array", shape=[2, 2], labels=["w", "weights"])
ROWS = "tensor([[4.99, 9.99],\n        [0.97, 1.98]])\n"
OTHER = "tensor([[0.01, 0.02],\n        [0.03, 0.04]])\n"
MADE_OF_TWO = {
    "a difference of two ways": f"(a) by hand:\n{ROWS}(b) by torch:\n{ROWS}(a) - (b):\n{OTHER}",
    "of two names": f"after 500 steps\n{ROWS}w - w_start:\n{OTHER}",
    "on its line": f"after 500 steps\n{ROWS}w_new - w_old = {OTHER}",
    "found numerically": f"w =\n{ROWS}numerical w =\n{OTHER}",
    "in Chinese": f"weights =\n{ROWS}数值 weights =\n{OTHER}",
}


@pytest.mark.parametrize("output", MADE_OF_TWO.values(), ids=MADE_OF_TWO)
def test_what_is_made_to_compare_two_is_no_answer(output: str) -> None:
    assert values(output, MATRIX) == [((4.99, 9.99), (0.97, 1.98))]


def test_a_comma_is_decimal_before_an_exponent_too() -> None:
    stds = check("stds", "series", length=3)
    output = "слой;std\n0;6,211e-02\n1;3,9e-03\n2;2,439E-04\n"
    assert values(output, stds) == [(6.211e-2, 3.9e-3, 2.439e-4)]


PARTS = [
    check("best_epoch", labels=["best epoch"], whole=True),
    check("validation_loss", labels=["validation loss"]),
    check("test_loss", labels=["test loss"]),
    check("test_accuracy", labels=["test accuracy"]),
]
SENTENCES = {
    "with an article": "The best epoch was 39 with a validation loss of 0.52.\n"
    "On the test set the loss is 0.54 and the accuracy is 0.67.\n",
    "without one": "Best epoch 39 at validation loss of 0.52, test loss is 0.54 with a test "
    "accuracy of 0.67\n",
    "rows and columns": "            loss  accuracy\nvalidation  0.52  0.72\n"
    "test        0.54  0.67\nbest epoch: 39\n",
    "the other row first": "best epoch: 39\n            loss  accuracy\ntest        0.54  0.67\n"
    "validation  0.52  0.72\n",
    "columns turned": "best epoch 39\n| set | accuracy | loss |\n|---|---|---|\n"
    "| test | 0.67 | 0.54 |\n"
    "| validation | 0.72 | 0.52 |\n",
}


@pytest.mark.parametrize("output", SENTENCES.values(), ids=SENTENCES)
def test_a_row_and_a_column_or_a_sentence_say_together_what_a_value_is(output: str) -> None:
    assert values(output, *PARTS) == [39, 0.52, 0.54, 0.67]


def test_rows_below_a_line_with_a_number_are_apart_from_a_list_below_another() -> None:
    asked = check("z", "array", shape=[3, 2]), check("b", "list", length=2)
    rows = "[0.4, 2.4]\n[0.6, 1.0]\n[2.0, 2.1]\n"
    output = f"seed = 42\n{rows}seed = 42\nepochs 3\n[0.1, 0.2]\n"
    assert values(output, *asked) == [((0.4, 2.4), (0.6, 1.0), (2.0, 2.1)), (0.1, 0.2)]


OF_ALL = {
    "a slash": "Best epoch: 39/200",
    "gaps beside it": "best epoch 39 / 200",
    "of all": "Best epoch: 39 of 200",
    "of all in brackets": "Best epoch = 39 (of 200)",
    "chosen of some": "Best epoch (out of 10, 39, 200): 39",
    "chosen without brackets": "лучшая эпоха из 10, 39 и 200: 39",
    "an option in brackets": "Best epoch (patience 10): 39",
    "counted from one": "best epoch (1-based): 39",
    "a comparison": "best epoch (loss<0.5): 39",
    "options without brackets": "best epoch with patience=10, min_delta=0.001: 39",
    "a log before it": "Epoch 200/200 done\nbest epoch 39, val loss 0.4",
    "an arrow to its words": "tried 10 39 200 -> best epoch is 39",
    "counts in its words": "best epoch with 0 errors on all 500 inputs: 39",
    "in Chinese": "最佳轮次 (共 200 轮): 39/200",
}


@pytest.mark.parametrize("output", OF_ALL.values(), ids=OF_ALL)
def test_the_numbers_of_its_words_are_no_count(output: str) -> None:
    assert values(output, check("epoch", labels=["best epoch"], whole=True)) == [39]


@pytest.mark.parametrize(
    "output",
    ["dead neurons: 12/64", "12 of 64 neurons are dead", "dead (layer 1, out of 64): 12"],
)
def test_how_many_there_are_is_not_how_many_were_found(output: str) -> None:
    dead = check("dead", labels=["number of dead neurons", "neurons are dead"], whole=True)
    assert values(output, dead) == [12]


def test_a_share_is_no_answer_where_none_is_counted() -> None:
    assert values("loss: 3/4", check("loss", labels=["loss"])) == [None]


@pytest.mark.parametrize(
    "output",
    ["beam4: 0.61\nbeam2: 0.53", "beam-4 0.61\nbeam_2 0.53", "(beam 4) = 0.61, (beam 2) = 0.53"],
)
def test_a_digit_of_a_label_may_stand_apart_from_its_word_or_not(output: str) -> None:
    asked = check("two", labels=["beam 2"]), check("four", labels=["beam 4"])
    assert values(output, *asked) == [0.53, 0.61]


@pytest.mark.parametrize("output", ["", "nothing", "errors are below:"])
def test_labels_with_numbers_need_no_number_in_the_output(output: str) -> None:
    asked = check("one", labels=["error at h=0.1"]), check("two", labels=["error at h=0.2"])
    assert values(output, *asked) == [None, None]


def test_an_image_of_one_channel_in_a_batch_of_one_is_the_image() -> None:
    asked = check("image", "array", shape=[2, 3])
    output = "torch.Size([1, 1, 2, 3])\ntensor([[[[1.5, 2.5, 3.5],\n [4.5, 5.5, 6.5]]]])"
    assert values(output, asked) == [((1.5, 2.5, 3.5), (4.5, 5.5, 6.5))]


def test_commas_part_thousands_however_many_there_are() -> None:
    asked = check("stds", "series", length=3, labels=["std"])
    output = "layer:0, std:16.1\nlayer:1, std:3,983.0\nlayer:2, std:4,609,788,398,796,800.0"
    assert values(output, asked) == [(16.1, 3983.0, 4609788398796800.0)]


TANH_AND_RELU = (
    check("tanh", "list", length=3, labels=["tanh"]),
    check("relu", "list", length=3, labels=["relu"]),
)


@pytest.mark.parametrize(
    "heading",
    [
        "Part 2, tanh then ReLU:",
        "tanh and relu:",
        "Gradients for tanh followed by relu",
        "tanh / relu",
        "сначала tanh, затем relu:",
        "先 tanh 后 relu：",
    ],
)
@pytest.mark.parametrize(
    "rows", ["[0.1, 0.2, 0.3]\n[3.0, 4.0, 5.0]\n", "0.1 0.2 0.3\n\n3.0 4.0 5.0\n"]
)
def test_a_line_that_names_several_deals_what_is_below_it_in_its_order(
    heading: str, rows: str
) -> None:
    one, two = (0.1, 0.2, 0.3), (3.0, 4.0, 5.0)
    assert values(f"{heading}\n{rows}", *TANH_AND_RELU) == [one, two]
    assert values(f"relu, then tanh:\n{rows}", *TANH_AND_RELU) == [two, one]


def test_what_is_said_of_the_line_above_is_not_said_of_the_next() -> None:
    asked = check("layer", labels=["nan layer"], whole=True)
    output = "nan layer: 30\nCorrection: the line above is wrong, I had miscounted. Final:\n"
    assert values(f"{output}nan layer: 100", asked) == [100]
    assert values("nan layer: 30\nthe line above is wrong.\n12 layers", asked) == [30]


CONFUSED = (
    "          wheat   rye   oat\nwheat     25      7     1\n"
    "rye        8     13     8\noat        1      4    13\n"
)


def test_rows_with_the_names_of_their_columns_are_a_matrix() -> None:
    asked = check("confusion", "array", shape=[3, 3], whole=True)
    assert values(f"confusion\n{CONFUSED}", asked) == [((25, 7, 1), (8, 13, 8), (1, 4, 13))]
    assert values(CONFUSED.replace("  oat\n", "  sum\n"), asked) != [
        ((25, 7, 1), (8, 13, 8), (1, 4, 13))
    ]


SHORT = {
    "RMS": ["root mean square: 1.94 V", "Среднеквадратичное значение: 1.94"],
    "signal to noise ratio": ["SNR = 1.94 dB", "Отношение сигнал/шум: 1.94 дБ", "信噪比 1.94"],
    "效应量": ["eta squared: 1.94", "η² = 1.94", "eta2 = 1.94", "Размер эффекта: 1.94"],
    "F值": ["F statistic: 1.94", "F-статистика = 1.94"],
}


@pytest.mark.parametrize(
    ("label", "output"), [(label, output) for label, of in SHORT.items() for output in of]
)
def test_a_measure_has_its_short_name_and_its_long_one(label: str, output: str) -> None:
    asked = check("asked", labels=[label]), check("other", labels=["loss"])
    assert values(f"{output}\n0.5\n", *asked) == [1.94, 0.5]


@pytest.mark.parametrize(
    "output",
    [
        "95% bootstrap interval: 3.73 ~ 7.58",
        "the interval goes from 3.73 to 7.58",
        "95% 置信区间：3.73 至 7.58",
        "interval: between 3.73 and 7.58 (95% of the samples)",
        "интервал: от 3.73 до 7.58",
        "90% interval [3.73, 7.58]",
    ],
)
def test_the_ends_of_an_interval_are_a_list_of_two(output: str) -> None:
    asked = check("ends", "list", length=2, labels=["interval"]), check("f", labels=["F"])
    assert values(f"F = 0.5\n{output}", *asked) == [(3.73, 7.58), 0.5]


def test_values_with_their_words_are_worth_more_than_a_list_without() -> None:
    asked = check("energy", "list", length=3, labels=["band energy"], index=["low", "mid", "high"])
    rows = "energy low;0.7;\nenergy mid;0.1;\nenergy high;0.2;\n"
    assert values(f"peaks: [66.5, 67.5, 306.5]\n{rows}", asked) == [(0.7, 0.1, 0.2)]
    assert values(f"{rows}peaks: [66.5, 67.5, 306.5]\n", asked) == [(0.7, 0.1, 0.2)]


def test_a_series_may_be_printed_as_an_array_of_as_many_numbers() -> None:
    asked = check("stds", "series", length=6, labels=["std"])
    output = "gain 1.5\ntensor([[0.9, 0.8, 0.7],\n        [0.6, 0.5, 0.4]])"
    assert values(output, asked) == [(0.9, 0.8, 0.7, 0.6, 0.5, 0.4)]


def test_what_stands_in_brackets_behind_each_element_is_not_the_array() -> None:
    asked = check("gradient", "array", shape=[2, 2], labels=["gradient"])
    rows = "dw11 = 0.02  (w11 = 5)\ndw12 = 0.01  (w12 = 9)\ndw21 = 0.04  (w21 = 1)\n"
    assert values(f"{rows}dw22 = 0.03  (w22 = 2)", asked) == [((0.02, 0.01), (0.04, 0.03))]


NAMES_OF_TWO = {
    "best: seasonal naive": "seasonal naive",
    "best: naive": "naive",
    "best: Seasonal-Naive": "seasonal naive",
    "best: K-Means": "k-means",
    "best: kmeans": "k-means",
}


@pytest.mark.parametrize(("output", "name"), NAMES_OF_TWO.items())
def test_a_name_may_be_two_words(output: str, name: str) -> None:
    asked = check("best", "name", names=["naive", "seasonal naive", "k-means"])
    assert values(output, asked) == [name]


SPLITS = {
    "a table": "set | loss\n---|---\n| training | 0.4 |\n| validation | 0.8 |\n| test | 0.9 |",
    "lines": "Loss on the training set: 0.4\nLoss on the validation set: 0.8\n"
    "Loss on the test set: 0.9",
    "a dict": "loss {'test': 0.9, 'training': 0.4, 'valid': 0.8}",
    "Russian": "Потери: обучение 0.4, валидация 0.8, тест 0.9",
}


@pytest.mark.parametrize("output", SPLITS.values(), ids=SPLITS)
def test_the_words_of_values_may_be_others_that_mean_the_same(output: str) -> None:
    asked = check("loss", "list", length=3, labels=["loss"], index=["train", "val", "test"])
    assert values(output, asked) == [(0.4, 0.8, 0.9)]


@pytest.mark.parametrize("output", ["top1: 0.5\ntop3: 0.8", "{'top-3': 0.8, 'top-1': 0.5}"])
def test_the_words_of_values_may_have_numbers(output: str) -> None:
    asked = check("hits", "list", length=2, labels=["hits"], index=["top-1", "top-3"])
    assert values(output, asked) == [(0.5, 0.8)]


def test_two_words_of_values_that_mean_the_same_are_told_apart_by_their_spelling() -> None:
    asked = check("errors", "list", length=2, index=["mse", "mae"])
    assert values("mae: 0.3\nmse: 0.2", asked) == [(0.2, 0.3)]


def test_rows_with_names_and_no_heads_are_a_matrix_where_they_are_as_many_as_columns() -> None:
    asked = check("sim", "array", shape=[2, 2])
    assert values("star 1.00 0.61\nsnow 0.61 1.00\n", asked) == [((1.0, 0.61), (0.61, 1.0))]


def test_a_word_of_a_label_does_not_make_its_value_derived() -> None:
    asked = check("one", labels=["foreground share"]), check("two", labels=["background share"])
    table = (
        "         foreground  background\nshare    0.14        0.86\nmean     199.1       70.5\n"
    )
    assert values(table, *asked) == [0.14, 0.86]


ROWS_OF_HEADS = [("SGD", 0.7149, 0.487), ("Momentum", 0.4866, 0.986), ("Adam", 0.9857, 0.168)]
HEADS = {
    "to the right": ("method    final loss test accuracy", "{:9} {:10.4f} {:13.3f}"),
    "to the right, of names that are as wide": (
        "optimiser final loss   acc",
        "{:9} {:10.4f} {:5.3f}",
    ),
    "to the right, over no names": (f"{'':10}final loss test accuracy", "{:9} {:10.4f} {:13.3f}"),
    "to the left": ("method    final loss test accuracy", "{:9} {:<10.4f} {:<13.3f}"),
    "below a title and above a rule": (
        f"Losses on test\nmethod    final loss test accuracy\n{'-' * 34}",
        "{:9} {:10.4f} {:13.3f}",
    ),
    "no place": ("method final loss test accuracy", "{} {} {}"),
    "no place, by commas": ("method,final loss,test accuracy", "{},{},{}"),
    "no place, the names without a head": ("final loss test accuracy", "{} {} {}"),
}


@pytest.mark.parametrize(("heads", "row"), HEADS.values(), ids=HEADS)
def test_heads_of_two_words_that_a_blank_parts_stand_over_their_columns(
    heads: str, row: str
) -> None:
    index = [name for name, *_ in ROWS_OF_HEADS]
    asked = [
        check(label.replace(" ", "_"), "list", length=3, labels=[label], index=index)
        for label in ("final loss", "test accuracy" if "accuracy" in heads else "acc")
    ]
    output = "\n".join([heads, *(row.format(*each) for each in ROWS_OF_HEADS)])
    assert values(output, *asked) == [(0.7149, 0.4866, 0.9857), (0.487, 0.986, 0.168)]


BOUNDS = {
    "a question that has the label": "24\nepochs within 5? yes",
    "a question with the whole label": "epochs to converge over 2? no\nin all 24",
    "a question, and its answer behind a blank": "24\nfewer than 30 epochs yes",
    "a sign": "24\nepochs < 30: True",
    "a per cent": "24\nfewer epochs by over 2%: True",
    "a per cent of the number": "epochs, by over 2%: 24",
    "a per cent with a space": "epochs to converge by 2 %: 24",
    "a rank behind": "24 of the epochs are in the top 3",
    "Russian": "24\nepochs не более 30: да",
    "Chinese": "24\nepochs 小于 30：是",
}


@pytest.mark.parametrize("output", BOUNDS.values(), ids=BOUNDS)
def test_a_number_in_the_words_is_no_count(output: str) -> None:
    count = check("count", whole=True, labels=["epochs to converge"])
    asked = check("in_time", "name", names=["yes", "no"], labels=["within 5 epochs"])
    read_first, *_ = values(output, count, asked)
    assert read_first == 24


def test_a_value_is_no_bound_though_a_yes_or_no_stands_behind_it() -> None:
    asked = check("loss", labels=["loss"]), check("gain", labels=["improved"])
    assert values("loss 0.31 converged: True\nimproved by 0.25: True", *asked) == [0.31, 0.25]
    assert values("steps within 24\nloss over all 0.31", check("steps", whole=True)) == [24]


OF_TWO = {
    "colons": "best: red, worst: blue",
    "a semicolon": "best red; worst blue",
    "another order": "worst: blue, best: red",
    "a sentence": "The best is red and the worst is blue",
    "words behind": "red is best, blue is worst",
    "a number each": "best: red (0.5), worst: blue (0.1)",
    "below their table": "red: 0.3\ngreen: 0.2\nblue: 0.1\nbest: red, worst: blue",
}


@pytest.mark.parametrize("output", OF_TWO.values(), ids=OF_TWO)
def test_two_names_on_a_line_with_a_label_each_are_two_answers(output: str) -> None:
    asked = (check(name, "name", labels=[name]) for name in ("best", "worst"))
    assert values(output, *asked, names=("red", "green", "blue")) == ["red", "blue"]


def test_of_two_names_behind_one_label_none_is_the_other_s_answer() -> None:
    asked = (check(name, "name", labels=[name]) for name in ("best", "worst"))
    assert values("best: red or green", *asked, names=("red", "green", "blue"))[1] is None


NAMED = {
    "in the words of another answer": "best: SGD\nIs Adam steadier than Lion? yes",
    "in two sentences": "best: SGD\nAdam diverges.\nLion does not.",
    "below their values": "SGD 0.3\nAdam 0.4\nLion 0.6\nbest: SGD\nIs Adam steadier than Lion? yes",
}


@pytest.mark.parametrize("output", NAMED.values(), ids=NAMED)
def test_the_words_of_values_are_answers_where_no_values_stand_beside_them(output: str) -> None:
    names = ["SGD", "Adam", "Lion"]
    losses = check("loss", "list", length=3, labels=["loss"], index=names)
    best = check("best", "name", labels=["best"], names=names)
    assert values(output, losses, best)[1] == "SGD"
