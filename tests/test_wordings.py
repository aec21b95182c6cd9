"""A label is found in each of its wordings; what a check asks for is no aside."""

import pytest
from references import ALL, described

from grader.reading import read
from grader.reading.wordings import meaning, orders, plain
from grader.words.model import Check, Text
from grader.words.values import as_plain


def numbers(**labels: str) -> list[Check]:
    """Return a check of a number for each name, with its one label."""
    return [
        Check(name=name, kind="number", title=Text(en="", ru="", zh=""), labels=(label,))
        for name, label in labels.items()
    ]


def values(output: str, **labels: str) -> list[object]:
    found = read(output.encode(), numbers(**labels), [])
    return [as_plain(answer.value) for answer in found.values()]


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("loss", "Cross entropy: 0.5"),
        ("loss", "CrossEntropy = 0.5"),
        ("loss", "MSE 0.5"),
        ("loss", "Потери: 0.5"),
        ("loss", "функция потерь = 0.5"),
        ("loss", "交叉熵损失：0.5"),
        ("cross_entropy", "loss: 0.5"),
        ("accuracy", "Acc: 0.5"),
        ("accuracy", "Точность на тесте: 0.5"),
        ("accuracy", "准确率：0.5"),
        ("test accuracy", "accuracy on the test set: 0.5"),
        ("test accuracy", "test_acc=0.5"),
        ("test accuracy", "точность на тесте 0.5"),
        ("test accuracy", "测试准确率：0.5"),
        ("test accuracy", "测试集的准确率 0.5"),
        ("grad_norm", "Norm of the gradient: 0.5"),
        ("grad_norm", "Норма градиента: 0.5"),
        ("grad_norm", "梯度范数 = 0.5"),
        ("mean gradient", "среднее значений 7, средний градиент 0.5"),
        ("mean gradient", "gradient mean 0.5"),
        ("std", "standard deviation: 0.5"),
        ("std", "стандартного отклонения 0.5"),
    ],
)
def test_a_label_is_found_in_each_of_its_wordings(label: str, line: str) -> None:
    """Another language, a short form, another order; a number behind it is none of it."""
    assert values(f"{line}\n7.25\n", asked=label) == [0.5]


@pytest.mark.parametrize(
    "line",
    ["meangradient 0.5", "mean of squares 0.5", "lossless 0.5", "最大", "gradient clipping 0.5"],
)
def test_other_words_are_no_wordings(line: str) -> None:
    assert values(f"{line}\n7.25\n", asked="mean gradient") == [7.25]


def test_a_very_word_of_one_check_is_no_wording_of_another_s() -> None:
    """`mse` and `mae` are both losses, and each has its own number."""
    output = "MAE: 0.25\nMSE: 0.5\n"
    assert values(output, squared="mse", absolute="mae") == [0.5, 0.25]


@pytest.mark.parametrize("metric", ["Acc", "Test accuracy", "точность", "准确率", "Loss", "lr"])
def test_a_metric_is_an_aside_only_where_none_asks_for_it(metric: str) -> None:
    output = f"0.125\n{metric}: 0.5\n"
    assert values(output, asked="norm") == [0.125]


def test_what_a_check_asks_for_is_no_aside_in_other_words_beside_it() -> None:
    assert values("accuracy of the model (test): 0.5\n", asked="final accuracy") == [0.5]
    assert values("0.5\ntrain_time: 3.5\n", asked="train loss") == [0.5]


@pytest.mark.parametrize("name", ALL)
def test_no_label_of_an_exercise_is_said_twice(name: str) -> None:
    """What means the same is one label: a second one would only have to be kept in step."""
    for check in described(name).checks:
        for labels in (check.labels, check.unlike):
            every = [words for label in labels for words in {*orders(meaning(plain(label)))}]
            assert sorted(every) == sorted(set(every))


SEVERAL = {
    "parameters": "parameters",
    "hidden_norm": "hidden state norm",
    "loss": "loss",
    "norm_before": "gradient norm before clipping",
    "largest_after": "largest gradient after clipping",
    "loss_after": "loss after one step",
}
EACH = (295, 0.4277, 0.0511, 0.0798, 0.0338, 0.0484)


@pytest.mark.parametrize(
    "lines",
    [
        "Parameters,Norm of the hidden state,Loss,Gradient norm before clip,Max gradient after clip"
        ",Loss after the step",
        "Число параметров,Норма скрытого состояния,Лосс,Норма градиента до обрезки"
        ",Наибольший градиент после обрезки,Лосс после одного шага",
        "参数总数,隐藏状态范数,损失,裁剪前梯度范数,裁剪后最大梯度,更新一步后的损失",
        "total params,||h||,MSE,|g|,largest grad (clipped),MSE after the update",
        "Parameters,h,Loss,total norm of the gradient,max after clipping,loss after step",
    ],
)
def test_a_phrase_is_the_label_that_it_has_most_words_of(lines: str) -> None:
    """What has none stands between its neighbours: one other word does not shift all values."""
    output = "".join(f"{w}: {v}\n" for w, v in zip(lines.split(","), EACH, strict=True))
    assert values(output, **SEVERAL) == list(EACH)


def test_a_number_of_a_label_is_no_value() -> None:
    output = "components: 3\nreconstruction error with 2 components: 0.311\n"
    assert values(output, count="components", error="error") == [3, 0.311]
    assert values("accuracy: 76 of 90 = 0.8444\n", asked="accuracy") == [0.8444]


@pytest.mark.parametrize(
    "aside", ["Argmax per row: 0 1 0 1", "entropy by row: [-0. 0.1 0.8 0.5]", "lr: [0.1, 0.2]"]
)
def test_a_list_beside_is_not_cut_to_the_length_that_is_asked(aside: str) -> None:
    title = Text(en="", ru="", zh="")
    check = Check(name="out", kind="list", title=title, length=3, labels=("output",))
    answer = read(f"1.46 -0.18 0.81\n{aside}\n".encode(), [check], [])["out"]
    assert as_plain(answer.value) == (1.46, -0.18, 0.81)


@pytest.mark.parametrize(
    "said",
    [
        "for comparison: {}",
        "{} (not the answer)",
        "Для интереса, это не ответ:\n{}",
        "对照，不是答案：{}",
        "std: {}",
    ],
)
def test_what_is_said_to_be_no_answer_or_is_another_statistic_comes_last(said: str) -> None:
    other = said.format("0.25")
    assert values(f"0.5\n{other}\n", asked="norm") == [0.5]
    assert values(f"norm: 0.5\n{other}\n", asked="norm") == [0.5]


def test_a_function_of_what_is_asked_has_no_label() -> None:
    assert values("norm = 0.5\nlog10(norm) = 0.25\n", asked="norm") == [0.5]


def test_what_stands_beside_what_only_compares_is_not_disowned() -> None:
    output = "norm: 0.5 (for comparison, torch has 0.75)\n"
    assert values(output, asked="norm") == [0.5]


def test_rows_that_are_missing_are_called_as_the_check_calls_them() -> None:
    title = Text(en="", ru="", zh="")
    check = Check(name="loss", kind="series", title=title, length=5, row="epoch")
    problem = read(b"done\n", [check], [])["loss"].problem
    assert problem is not None
    assert str(problem) == "no lines with epoch and its value were found, such as `epoch 0: 1.0`"


def test_two_counts_that_a_word_joins_are_a_pair() -> None:
    title = Text(en="", ru="", zh="")
    check = Check(name="pair", kind="list", title=title, length=2, labels=("most similar",))
    for line in ("Most similar: 0 and 2 (cos = 0.49)", "most similar: 0 и 2", "most similar: 0和2"):
        assert as_plain(read(f"{line}\n".encode(), [check], [])["pair"].value) == (0, 2)


def test_words_that_end_with_a_colon_head_no_columns() -> None:
    """They say what all rows below are, be they as many as the columns."""
    title = Text(en="", ru="", zh="")
    checks = [
        Check(name="a", kind="array", title=title, shape=(3, 2), labels=("centres",)),
        Check(name="b", kind="list", title=title, length=3, labels=("sizes",)),
    ]
    output = "[1, 2, 4]\nCentres of clusters:\n1.5 2.5\n3.5 4.5\n5.5 6.5\n"
    found = read(output.encode(), checks, [])
    assert as_plain(found["a"].value) == ((1.5, 2.5), (3.5, 4.5), (5.5, 6.5))
    assert as_plain(found["b"].value) == (1, 2, 4)


def test_lines_that_nothing_counts_are_no_series_beside_one() -> None:
    title = Text(en="", ru="", zh="")
    check = Check(name="s", kind="series", title=title)
    output = "layer 0: 0.5\nlayer 1: 0.25\nlayer 2: 0.125\ndone 73.5\ndone 73.5\n"
    assert as_plain(read(output.encode(), [check], [])["s"].value) == (0.5, 0.25, 0.125)


OPPOSITES = {
    "old and new": ("pretrained net old task MSE", ("old", "new")),
    "train and test": ("final train loss of the net", ("train", "test")),
    "in Russian": ("потери сети до обучения", ("до", "после")),
    "in Chinese": ("左侧 叶子 样本 数量", ("左侧", "右侧")),
    "a third": ("accuracy of the first hidden layer", ("first", "third")),
}


@pytest.mark.parametrize(("label", "words"), OPPOSITES.values(), ids=OPPOSITES)
def test_most_words_of_a_label_with_the_opposite_of_one_are_those_of_another_thing(
    label: str, words: tuple[str, str]
) -> None:
    own, other = words
    another = label.replace(own, other)
    assert another != label
    assert values(f"{label}: 0.25\n{another}: 0.75", a=label) == [0.25]


def test_a_word_and_its_opposite_beside_it_are_no_other_thing() -> None:
    """`training` is what was done here, and no other set."""
    output = "The test loss after training is 0.25\nn: 3.5"
    assert values(output, a="final test loss") == [0.25]


def test_words_that_are_both_in_a_label_are_no_opposites() -> None:
    label = "mean price before and after cleaning"
    assert values("mean price before and after the cleaning: 0.25\nn: 3", a=label) == [0.25]


HEADS = {
    "one above the other": (
        "before: old task MSE = 0.25, new task MSE = 0.5\n"
        "after fine-tuning: old task MSE = 0.75, new task MSE = 1.25\n",
        {
            "a": "before old task MSE",
            "b": "before new task MSE",
            "c": "after fine-tuning old task MSE",
            "d": "after fine-tuning new task MSE",
        },
        [0.25, 0.5, 0.75, 1.25],
    ),
    "the latter alone are asked": (
        "before: old task MSE = 0.25, new task MSE = 0.5\n"
        "after: old task MSE = 0.75, new task MSE = 1.25\n",
        {"a": "before old task MSE", "b": "before new task MSE"},
        [0.25, 0.5],
    ),
    "beside each other": (
        "train: mean absolute error 0.25 | test: mean absolute error 0.5\nn: 7.5",
        {"a": "train mean absolute error", "b": "test mean absolute error"},
        [0.25, 0.5],
    ),
    "in Russian": (
        "до обучения: ошибка старой задачи 0.25, ошибка новой задачи 0.5\n"
        "после обучения: ошибка старой задачи 0.75, ошибка новой задачи 1.25\n",
        {"a": "до обучения ошибка новой задачи", "b": "после обучения ошибка новой задачи"},
        [0.5, 1.25],
    ),
    "in Chinese": (
        "微调前：旧任务误差 0.25，新任务误差 0.5\n微调后：旧任务误差 0.75，新任务误差 1.25\n",
        {"a": "微调前旧任务误差", "b": "微调后旧任务误差"},
        [0.25, 0.75],
    ),
}


@pytest.mark.parametrize(("output", "labels", "expected"), HEADS.values(), ids=HEADS)
def test_the_words_with_which_a_line_begins_belong_to_all_that_it_says(
    output: str, labels: dict[str, str], expected: list[float]
) -> None:
    assert values(output, **labels) == expected
