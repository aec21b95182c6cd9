"""Values that have no label of their own, or one in other words, beside others that are asked."""

import pytest
from prints import RELU, TANH, of_checks

from grader.exercise import description
from grader.words.check import Text
from grader.words.model import Check


def check(name: str, kind: str = "number", **more: object) -> Check:
    label = name.replace("_", " ")
    return Check(name=name, kind=kind, title=Text(en=label), labels=(label,), **more)


TRIPLET = (
    check("mean_positive_distance"),
    check("mean_negative_distance"),
    check("active_triplets", whole=True),
    check("triplet_loss"),
)
BANDIT = (
    check("pulls_of_each_arm", "list", length=4, whole=True),
    check("estimated_values", "list", length=4),
    check("best_arm", "name"),
)
PULLS, ESTIMATES = (38.0, 19.0, 435.0, 8.0), (0.14, 0.45, 0.97, 0.13)
ARMS = ("red", "green", "blue", "yellow")


@pytest.mark.parametrize(
    "output",
    [
        "0.53\n1.43\n19\n0.34",
        "0.53 1.43 0.34\n19",
        "a-p 0.53\na-n 1.43\nnum active: 19\nresult 0.34",
        "loss 0.34\nactive 19\npos_dist 0.53\nneg_dist 1.43",
        "mean neg. distance: 1.43\nmean pos. distance: 0.53\nactive: 19 of 32\ntriplet loss 0.34",
        "正样本平均距离：0.53\n负样本平均距离：1.43\n有效三元组数量：19\n三元组损失：0.34",
    ],
)
def test_a_count_between_numbers_is_no_number_among_them(output: str) -> None:
    assert of_checks(TRIPLET, output) == [0.53, 1.43, 19.0, 0.34]


@pytest.mark.parametrize("output", ["score 0.18\nmean 0.5", "mean 0.5\ntime 3 s"])
def test_neither_a_fraction_nor_a_time_is_a_count(output: str) -> None:
    asked = (check("mean"), check("active_triplets", whole=True))
    assert of_checks(asked, output) == [0.5, None]


@pytest.mark.parametrize(
    "output",
    [
        f"pulls: {[38, 19, 435, 8]}\nQ: {[*ESTIMATES]}\nbest arm: blue",
        f"{[38, 19, 435, 8]}\n{[*ESTIMATES]}\nblue",
        f"Q: {[*ESTIMATES]}\ncount per arm: tensor([38,  19, 435,   8])\nbest: blue",
        "estimates = {'red': 0.14, 'green': 0.45, 'blue': 0.97, 'yellow': 0.13}\n"
        "pulls = {'red': 38, 'green': 19, 'blue': 435, 'yellow': 8}\nbest arm = 'blue'",
        "step  reward\n 100  0.66\n 200  0.77\n\narm  pulls  estimate\nred  38  0.14\n"
        "green  19  0.45\nblue  435  0.97\nyellow  8  0.13\nBest: blue",
    ],
)
def test_lists_of_counts_and_of_numbers_are_told_apart(output: str) -> None:
    assert of_checks(BANDIT, output, ARMS) == [PULLS, ESTIMATES, "blue"]


@pytest.mark.parametrize("line", ["test MSE: tensor(2.85)", "RMSE = 2.85", "loss on test 2.85"])
def test_a_metric_has_another_name_only_where_one_is_asked(line: str) -> None:
    assert of_checks([check("error_on_test")], line) == [2.85]
    assert of_checks([check("mean_gradient")], line) == [None]


def test_greek_letters_say_what_they_mean() -> None:
    asked = (check("mean"), check("std"))
    assert (
        of_checks(asked, "sigma = 0.2, mu = 0.7")
        == of_checks(asked, "σ = 0.2\nμ = 0.7")
        == [0.7, 0.2]
    )


@pytest.mark.parametrize("first", ["by hand", "вручную", "手算"])
def test_lists_belong_to_the_heading_that_they_stand_below(first: str) -> None:
    found = description.find("analytic_gradients")
    output = "\n".join(
        f"Activation: {name}\n  {first}: {[*of]}\n  autograd: {[*of]}\n  equal: True"
        for name, of in (("tanh", TANH), ("ReLU", RELU))
    )
    assert of_checks(found.checks, output) == [TANH, RELU]


def test_a_log_that_goes_to_two_places_is_one() -> None:
    found = description.find("init_scaled")
    stds = [round(0.9 - at / 1000, 5) for at in range(100)]
    output = "\n".join(
        f"layer:{at}, std:{std}\nlayer:{at}, std:{std}" for at, std in enumerate(stds)
    )
    assert of_checks(found.checks, output) == [tuple(stds)]


def test_an_element_is_what_a_computation_behind_its_place_and_a_colon_gives() -> None:
    found = description.find("gradient_steps")
    output = "w11: 5 - 0.9 = 4.1\nw12: 10 - 0.8 = 9.2\nw21: 1 - 0.7 = 0.3\nw22: 2 - 0.6 = 1.4"
    assert of_checks(found.checks, output) == [((4.1, 9.2), (0.3, 1.4))]


PARTS = ("foreground", "background")
CELLS = (
    *(check(f"{part}_{what}") for part in PARTS for what in ("mean", "std", "share")),
    check("centroid", "list", length=2),
)
OF_PARTS = (199.1, 22.7, 0.14, 70.5, 16.1, 0.86)
ROWS = "\n".join(
    f"{part}: mean = {mean}, std = {std}, share = {share}"
    for part, mean, std, share in zip(
        PARTS, OF_PARTS[::3], OF_PARTS[1::3], OF_PARTS[2::3], strict=True
    )
)


@pytest.mark.parametrize(
    "centroid",
    [
        "centroid row = 13.2\ncentroid column = 8.7",
        "row of the centroid: 13.2\ncolumn of the centroid: 8.7",
        "largest cell: 151 px, centroid at row 13.2, column 8.7",
        "центр: строка 13.2, столбец 8.7",
        "质心：行 13.2，列 8.7",
    ],
)
@pytest.mark.parametrize("form", ["{centroid}\n{rows}", "{rows}\n{centroid}"])
def test_a_list_whose_numbers_stand_apart_takes_none_of_a_table(centroid: str, form: str) -> None:
    output = form.format(centroid=centroid, rows=ROWS)
    assert of_checks(CELLS, output) == [*OF_PARTS, (13.2, 8.7)]


@pytest.mark.parametrize(
    "heads", ["optimizer   loss  accuracy  grad norm", "name | loss | accuracy | grad norm"]
)
@pytest.mark.parametrize("last", ["", "lowest loss: Adam"])
def test_a_table_of_as_many_rows_as_columns_is_read_by_columns(heads: str, last: str) -> None:
    names = ("SGD", "Momentum", "Adam")
    asked = [
        check(name, "list", length=3, index=names) for name in ("loss", "accuracy", "grad_norm")
    ]
    rows = "SGD  0.65  0.62  0.09\nMomentum  0.4  0.84  0.11\nAdam  0.37  0.85  0.08"
    columns = [(0.65, 0.4, 0.37), (0.62, 0.84, 0.85), (0.09, 0.11, 0.08)]
    best = [check("lowest_loss", "name")] if last else []
    read = of_checks([*asked, *best], f"{heads}\n{rows}\n{last}", names)
    assert read == [*columns, "Adam"][: len(read)]
