"""Values that differ in the numbers of settings alone, told by these in any order and print."""

from itertools import product

import pytest
from labelled import Row, expected, rows_of, values

from grader.reading import read
from grader.words.model import Check, Text
from grader.words.values import as_plain

LOSSES = {"0.1": 0.52, "0.01": 0.43, "0.001": 0.61}
BY_RATE: dict[str, float] = {f"loss lr {rate}": loss for rate, loss in LOSSES.items()}
ORDERS = (("0.001", "0.1", "0.01"), ("0.01", "0.001", "0.1"))
SPELLED = {
    "as asked": {rate: rate for rate in LOSSES},
    "with zeros": {"0.1": "0.100", "0.01": "0.010", "0.001": "0.001"},
    "with exponents": {"0.1": "1e-1", "0.01": "1e-02", "0.001": "1.0e-3"},
    "without a zero": {"0.1": ".1", "0.01": ".01", "0.001": ".001"},
}
FORMS = {
    "the label's words": "loss lr {}: {}\n",
    "a setting first": "lr={}: loss={}\n",
    "commas": "Learning rate: {}, Loss: {}\n",
    "a bracket": "loss (lr={}): {}\n",
    "an arrow": "lr {} -> loss {}\n",
    "a sentence": "with lr={} the loss is {}\n",
    "bars": "lr: {} | loss: {}\n",
    "Chinese": "学习率 {} 的损失: {}\n",
    "a line each": "lr {}\nloss {}\n",
    "a table": "{:8} {}\n",
    "a dict": "{}: {}\n",
}
HEADS = {"a table": "lr       loss\n", "a dict": "losses by lr\n"}


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_told_by_the_number_of_their_setting(form: str) -> None:
    for spelled, order in product(SPELLED.values(), ORDERS):
        rows = (FORMS[form].format(spelled[rate], LOSSES[rate]) for rate in order)
        output = HEADS.get(form, "") + "".join(rows)
        assert values(output, BY_RATE, ()) == BY_RATE, output


PAIRS = (
    "lr=0.1 momentum=0.0",
    "lr=0.1 momentum=0.9",
    "lr=0.01 momentum=0.0",
    "lr=0.01 momentum=0.9",
)
OF_PAIRS = (1.1, 1.2, 1.3, 1.4)
GRIDS = {
    "a row each": (
        "lr=0.01, momentum=0.9: loss 1.4\nlr=0.1, momentum=0.9: loss 1.2\n"
        "lr=0.01, momentum=0: loss 1.3\nlr=0.1, momentum=0: loss 1.1\n"
    ),
    "the other setting first": (
        "momentum=0.0 lr=0.1: loss 1.1\nmomentum=0.0 lr=0.01: loss 1.3\n"
        "momentum=0.9 lr=0.1: loss 1.2\nmomentum=0.9 lr=0.01: loss 1.4\n"
    ),
    "columns": (
        "momentum  lr  loss\n0.0  0.1  1.1\n0.0  0.01  1.3\n0.9  0.1  1.2\n0.9  0.01  1.4\n"
    ),
    "a grid": "momentum\\lr  0.1   0.01\n0.0   1.1   1.3\n0.9   1.2   1.4\n",
    "heads with names": (
        "          momentum 0.9   momentum 0.0\nlr 0.01   1.4   1.3\nlr 0.1   1.2   1.1\n"
    ),
    "headings": (
        "lr=0.1\n  momentum=0.0: loss 1.1\n  momentum=0.9: loss 1.2\n"
        "lr=0.01\n  momentum=0.0: loss 1.3\n  momentum=0.9: loss 1.4\n"
    ),
    "a dict of pairs": "{(0.9, 0.1): 1.2, (0.9, 0.01): 1.4, (0.0, 0.1): 1.1, (0.0, 0.01): 1.3}\n",
    "dicts": (
        "[{'lr': 0.01, 'momentum': 0.0, 'loss': 1.3}, {'lr': 0.1, 'momentum': 0.0, 'loss': 1.1}]\n"
        "[{'lr': 0.01, 'momentum': 0.9, 'loss': 1.4}, {'lr': 0.1, 'momentum': 0.9, 'loss': 1.2}]\n"
    ),
    "settings behind": (
        "loss 1.4 (lr=0.01, momentum=0.9)\nloss 1.2 (lr=0.1, momentum=0.9)\n"
        "loss 1.3 (lr=0.01, momentum=0)\nloss 1.1 (lr=0.1, momentum=0)\n"
    ),
    "another metric beside": (
        "lr=0.01 momentum=0.9: acc 0.8, loss 1.4\nlr=0.1 momentum=0.9: acc 0.7, loss 1.2\n"
        "lr=0.01 momentum=0.0: acc 0.6, loss 1.3\nlr=0.1 momentum=0.0: acc 0.5, loss 1.1\n"
    ),
    "the best below": (
        "lr=0.01, momentum=0.9: loss 1.4\nlr=0.1, momentum=0.9: loss 1.2\n"
        "lr=0.01, momentum=0: loss 1.3\nlr=0.1, momentum=0: loss 1.1\n"
        "best: lr=0.1, momentum=0.0 with loss 1.1\n"
    ),
    "in the order of the index": "loss: [1.1, 1.2, 1.3, 1.4]\n",
}


@pytest.mark.parametrize("output", GRIDS.values(), ids=GRIDS)
def test_a_list_for_pairs_of_settings_is_read_in_any_table(output: str) -> None:
    title = Text(en="", ru="", zh="")
    loss = Check(name="loss", kind="list", title=title, labels=("loss",), index=PAIRS, length=4)
    assert as_plain(read(output.encode(), [loss], [])["loss"].value) == OF_PAIRS


NEAR: dict[str, Row] = {
    "a setting that is not asked": (
        "lr=0.5: loss 0.9\nlr=0.01: loss 0.43\nlr=0.1: loss 0.52\n",
        {"loss lr 0.1": 0.52, "loss lr 0.01": 0.43},
    ),
    "one alone": (
        "lr=0.5: loss 0.9\nlr=0.1: loss 0.52\nlr=0.01: loss 0.43\n",
        {"loss lr 0.1": 0.52},
    ),
    "the argument of a function": ("f(x=0.1) = 0.3, f(x=0.2) = 0.5", {"f(x=0.2)": 0.5}),
    "a title with a setting above": (
        "=== KNN, k=1 ===\n\nKNN k=1   train 1.0   test 0.83\nKNN k=9   train 0.91   test 0.87",
        {"KNN k=1 test": 0.83, "KNN k=9 test": 0.87},
    ),
    "a constant before the settings": (
        "n=100 lr=0.1 loss 0.52\nn=100 lr=0.01 loss 0.43",
        {"loss lr 0.1": 0.52, "loss lr 0.01": 0.43},
    ),
    "a frame with its index": (
        "     lr  loss   acc\n0  0.10  0.52  0.86\n1  0.01  0.43  0.74\n",
        {"loss lr 0.01": 0.43, "loss lr 0.1": 0.52},
    ),
    "two metrics before": (
        "loss: 0.52 | acc: 0.86 (lr=0.1)\nloss: 0.43 | acc: 0.74 (lr=0.01)",
        {"loss lr 0.01": 0.43, "acc lr 0.1": 0.86},
    ),
    "words behind": (
        "0.86 acc, 0.52 loss, lr=0.1\n0.74 acc, 0.43 loss, lr=0.01",
        {"acc lr 0.01": 0.74, "loss lr 0.1": 0.52},
    ),
    "a value on either side": (
        "acc 0.86 lr 0.1 loss 0.52\nacc 0.74 lr 0.01 loss 0.43",
        {"acc lr 0.1": 0.86, "acc lr 0.01": 0.74},
    ),
    "a share in a bracket": (
        "acc 86.5 (173/200), lr=0.1\nacc 74.5 (149/200), lr=0.01",
        {"acc lr 0.1": 86.5, "acc lr 0.01": 74.5},
    ),
    "thousands": (
        "n = 1,000: error 0.21\nn = 10,000: error 0.09\nn = 100: error 0.40",
        {"error n 100": 0.4, "error n 1000": 0.21, "error n 10000": 0.09},
    ),
    "no setting said": ("loss: 0.52\nloss: 0.43\n", {"loss lr 0.1": 0.52, "loss lr 0.01": 0.43}),
    "a log above": (
        "lr=0.1 epoch 1 loss 0.9\nlr=0.1 epoch 2 loss 0.52\n"
        "lr=0.01 epoch 1 loss 0.95\nlr=0.01 epoch 2 loss 0.43\n",
        {"loss lr 0.01": 0.43, "loss lr 0.1": 0.52},
    ),
}


@rows_of(NEAR)
def test_a_setting_holds_where_it_is_said(output: str, asked: dict[str, float]) -> None:
    assert values(output, asked, ()) == expected(asked)
