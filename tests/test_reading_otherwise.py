"""What a student names otherwise: the rows of a list, and whether something holds."""

import pytest
from prints import of_checks

from grader.words.check import Text
from grader.words.model import Check


def named(name: str, *index: str) -> Check:
    kind = {"kind": "list", "length": len(index), "index": index}
    return Check(name=name, title=Text(en=name), labels=(name,), **kind)


METHODS = ("naive", "seasonal naive", "regression")
MODELS = (named("RMSE".lower(), "linear", "quadratic", "cubic", "quintic"),)
ERRORS = (named("mae", *METHODS), named("rmse", *METHODS))
RMSES = [(1.0136, 0.6721, 0.4849, 0.5463)]
BOTH = [(5.8852, 2.9686, 5.9137), (7.2996, 3.259, 6.3843)]
PRINTS = {
    "below a heading, beside others": (
        MODELS,
        "Лучшая модель: кубическая\nЕё RMSE: 0.4849\nТочек с ошибкой больше 1: 1\n"
        "RMSE всех моделей:\n  линейная       1.0136\n  квадратичная   0.6721\n"
        "  кубическая     0.4849\n  пятой степени  0.5463",
        RMSES,
    ),
    "in Chinese": (
        MODELS,
        "样本数: 40\n线性模型的均方根误差: 1.0136\n二次模型的均方根误差: 0.6721\n"
        "三次模型的均方根误差: 0.4849\n五次模型的均方根误差: 0.5463\n"
        "最佳模型: 三次，均方根误差为 0.4849",
        RMSES,
    ),
    "in one line": (MODELS, "lin: 1.0136, quad: 0.6721, cub: 0.4849, quint: 0.5463", RMSES),
    "in a table": (
        MODELS,
        "| модель | RMSE |\n|---|---|\n| линейная | 1.0136 |\n| квадратичная | 0.6721 |\n"
        "| кубическая | 0.4849 |\n| пятой степени | 0.5463 |",
        RMSES,
    ),
    "two of each": (
        ERRORS,
        "Prévision naïve : MAE 5.8852, RMSE 7.2996\nPrévision saisonnière : MAE 2.9686, "
        "RMSE 3.2590\nPrévision régression : MAE 5.9137, RMSE 6.3843",
        BOTH,
    ),
    "a section for each": (
        ERRORS,
        "Тренд: 0.2899 в месяц\n\nMAE\n  наивный: 5.8852\n  сезонный наивный: 2.9686\n"
        "  регрессия: 5.9137\nRMSE\n  наивный: 7.2996\n  сезонный наивный: 3.2590\n"
        "  регрессия: 6.3843\n\nАвтокорреляция\n  лаг 1: 0.0081\n  лаг 12: -0.1726",
        BOTH,
    ),
    "the label before each": (
        ERRORS,
        "MAE наивный: 5.8852\nMAE сезонный: 2.9686\nMAE регрессия: 5.9137\n"
        "RMSE наивный: 7.2996\nRMSE сезонный: 3.2590\nRMSE регрессия: 6.3843",
        BOTH,
    ),
}


@pytest.mark.parametrize(("checks", "output", "values"), PRINTS.values(), ids=PRINTS)
def test_rows_whose_names_nobody_knows_come_in_their_order(
    checks: tuple[Check, ...], output: str, values: list[tuple[float, ...]]
) -> None:
    assert of_checks(checks, output) == values


@pytest.mark.parametrize(
    "output",
    [
        "a: 0.1\nb: 0.2\nc: 0.3\nd: 0.4\ne: 0.5",  # which four of five?
        "a: 0.1\na: 0.2\nb: 0.3\nc: 0.4",  # no four things
        "linear: 0.1\nquadratic: 0.2\ncubic: 0.3\nquartic: 0.4\nquintic:",
    ],
)
def test_as_many_rows_as_are_asked_make_a_list_and_no_other_number(output: str) -> None:
    assert of_checks(MODELS, output) == [None]


def test_names_that_are_known_say_the_order() -> None:
    output = "cubic: 0.4849\nquintic: 0.5463\nlinear: 1.0136\nquadratic: 0.6721"
    assert of_checks(MODELS, output) == RMSES


def holds(label: str, *names: str) -> Check:
    return Check(name="it", kind="name", title=Text(en=label), labels=(label,), names=names)


SENTENCES = [
    ("converged", "The training has not converged.", "no"),
    ("converged", "The training converged.", "yes"),
    ("converged", "It converges.", "yes"),
    ("converged", "It didn't converge", "no"),
    ("Различие значимо", "Различие незначимо", "no"),
    ("Различие значимо", "Различия не значимы (p = 0.2)", "no"),
    ("Различие значимо", "Разница статистически значима.", "yes"),
    ("significant", "The lag 1 autocorrelation is insignificant.", "no"),
    ("Largest cell touches the border", "It does not touch the image border.", "no"),
    ("Интервал содержит ноль", "Ноль попадает в интервал.", "yes"),
    ("Интервал содержит ноль", "Ноль не попадает в интервал.", "no"),
    ("是否收敛", "训练未收敛", "no"),
    ("是否收敛", "训练已收敛", "yes"),
    ("Lag 1 significant", "The lag 1 autocorrelation is not significant.", "no"),
    ("converged", "converged?", None),
    ("converged", "whether it converged:", None),
    ("converged", "converged. not converged.", None),
    ("test loss < 0.9", "The test loss is here", None),
    ("training converged", "The training data are here", None),
]


@pytest.mark.parametrize(("label", "sentence", "word"), SENTENCES)
def test_a_sentence_says_whether_something_holds(
    label: str, sentence: str, word: str | None
) -> None:
    assert of_checks([holds(label, "yes", "no")], sentence) == [word]


def test_a_sentence_answers_in_the_words_of_the_check_and_nothing_but_yes_or_no() -> None:
    assert of_checks([holds("converged", "да", "нет")], "It has not converged.") == ["нет"]
    assert of_checks([holds("converged", "up", "down")], "It has not converged.") == [None]


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("converged? False\nConfusion matrix (rows true, columns predicted)", "no"),
        ("converged? False\nOf the 21 true cats 9 were found", "no"),
        ("converged: oui\nsans 是 0.5", "yes"),
        ("收敛: 否\n增益 是 1.59", "no"),
        ("converged: yes after 20 steps", "yes"),
        ("nein", "no"),
    ],
)
def test_a_word_of_yes_or_no_that_speaks_of_another_word_is_no_answer(
    output: str, word: str
) -> None:
    assert of_checks([holds("converged", "yes", "no")], output) == [word]


TABLES = {
    "a plain table": "           adam   sgd  momentum\nfinal loss  0.3   0.1  0.2\n"
    "accuracy    0.9   0.7  0.8",
    "with bars": "|  | adam | sgd | momentum |\n|---|---|---|---|\n| loss | 0.3 | 0.1 | 0.2 |\n"
    "| accuracy | 0.9 | 0.7 | 0.8 |",
    "csv": "metric,adam,sgd,momentum\nloss,0.3,0.1,0.2\naccuracy,0.9,0.7,0.8",
}


@pytest.mark.parametrize("output", TABLES.values(), ids=TABLES)
def test_heads_that_are_the_names_of_a_list_say_the_order_of_each_row(output: str) -> None:
    checks = [named(name, "sgd", "momentum", "adam") for name in ("loss", "accuracy")]
    assert of_checks(checks, output) == [(0.1, 0.2, 0.3), (0.7, 0.8, 0.9)]


def numbers(*labels: str) -> list[Check]:
    return [
        Check(name=f"n{at}", kind="number", title=Text(en=label), labels=(label,))
        for at, label in enumerate(labels)
    ]


SHORTENED = {
    "the beginning of a word": (
        ("mean difference", "Welch t", "bootstrap standard error"),
        "boot_se = 0.6\nwelch_t = 1.7\nmean_diff = 1.1",
        [1.1, 1.7, 0.6],
    ),
    "with a point": (
        ("coefficient of determination", "intercept"),
        "interc.: 0.5\ncoef. of determ.: 0.7",
        [0.7, 0.5],
    ),
    "one of several": (("bisections", "iterates"), "iterate 0.5\nbisection 0.7", [0.7, 0.5]),
    "a deviation in Russian": (
        ("ст.откл.", "размах"),
        "диапазон: 0.1\nстандартное отклонение: 0.7",
        [0.7, 0.1],
    ),
}


@pytest.mark.parametrize(("labels", "output", "values"), SHORTENED.values(), ids=SHORTENED)
def test_a_word_that_is_shortened_or_one_of_several_is_the_same_word(
    labels: tuple[str, ...], output: str, values: list[float]
) -> None:
    assert of_checks(numbers(*labels), output) == values


def test_a_beginning_that_two_words_share_says_nothing() -> None:
    checks = numbers("validation loss", "value norm")
    assert of_checks(checks, "val 0.1\nother 0.2") == [0.1, 0.2]


ENDS = [
    "Разность средних: 19.16 мс\nДоверительный интервал 95%: от 7.65 до 30.67",
    "Difference: 19.16\nLower bound: 7.65\nUpper bound: 30.67",
    "нижняя граница: 7.65\nверхняя граница: 30.67\nразница средних 19.16",
    "ci_low = 7.65, ci_high = 30.67\nmean_diff = 19.16",
    "置信区间下限: 7.65\n置信区间上限: 30.67\n均值之差: 19.16",
    "Intervall (95%): von 7.65 bis 30.67\ndiff: 19.16",
    "left end: 7.65, right end: 30.67, difference: 19.16",
    "lower end of 95% CI: 7.65\nupper end of 95% CI: 30.67\ndifference: 19.16",
    "difference: 19.16\nнижняя граница 95%-го ДИ: 7.65\nверхняя граница 95%-го ДИ: 30.67",
    "difference: 19.16\nlower (95%): 7.65\nupper (95%): 30.67",
]


@pytest.mark.parametrize("output", ENDS)
def test_the_ends_of_an_interval_may_stand_apart(output: str) -> None:
    interval = {"name": "interval", "kind": "list", "length": 2}
    label = "95% confidence interval"
    asked = Check(**interval, title=Text(en=label), labels=(label,))
    assert of_checks([asked, *numbers("Difference of means")], output) == [(7.65, 30.67), 19.16]


def test_two_numbers_that_are_no_ends_make_no_interval() -> None:
    interval = Check(name="i", kind="list", length=2, title=Text(en="i"), labels=("interval",))
    assert of_checks([interval], "lower loss: 0.1\nlast loss: 0.2") == [None]


def test_what_counts_the_rows_is_no_word_of_a_label() -> None:
    """`第2步` is the second row, though a label has a word for steps."""
    cg, sd = (
        Check(name=name, title=Text(en=name), kind="list", length=3, labels=(label,))
        for name, label in (
            ("cg", "Нормы невязки МСГ по шагам"),
            ("sd", "Нормы невязки наискорейшего спуска по шагам"),
        )
    )
    x = Check(name="x", title=Text(en="x"), kind="list", length=4, labels=("x после 6 шагов МСГ",))
    norms = [(0.9, 0.45, 0.3), (0.8, 0.4, 0.2)]
    lines = ["初始残差范数 ||b|| = 1.8209"]
    for method, of in zip(("共轭梯度法:", "最速下降法:"), norms, strict=True):
        lines += [method, *(f"  第{at}步 残差范数 = {norm}" for at, norm in enumerate(of, 1))]
    lines += ["近似解:", *(f"  x{at} = 0.{at}6" for at in (1, 2, 3, 4))]
    assert of_checks([cg, sd, x], "\n".join(lines)) == [*norms, (0.16, 0.26, 0.36, 0.46)]


def number(name: str, label: str, **more: object) -> Check:
    return Check(name=name, title=Text(en=name), kind="number", labels=(label,), **more)


def test_a_count_of_a_likely_size_is_worth_more_than_another_number() -> None:
    best = number("best", "best epoch", whole=True, range=(1, 23))
    output = "The minimum is at epoch 14.\nAll 15 epochs were run.\n39 of 50 are correct"
    assert of_checks([best], output) == [14]


def test_a_derivative_by_a_weight_is_its_gradient() -> None:
    asked = [number(name, f"gradient norm of {name}") for name in ("w", "u")]
    assert of_checks(asked, "||dL/dU|| = 6.1\n||dL/dW|| = 15.0") == [15.0, 6.1]


@pytest.mark.parametrize("aside", ["malt (|loading| = 0.585)", "malt, 0.585"])
def test_a_value_with_words_of_its_own_is_worth_more_than_one_beside_a_name(aside: str) -> None:
    names = ("malt", "hops", "rye", "oat")
    asked = [
        number("share", "share of variance explained by PC1", range=(0.2, 1.1)),
        number("needed", "components needed for 90% of variance", whole=True),
        Check(name="top", title=Text(en="top"), kind="name", names=names, labels=("top on PC1",)),
    ]
    output = f"explained variance (PC1) = 0.674\ncomponents needed = 2\nlargest on PC1: {aside}"
    assert of_checks(asked, output) == [0.674, 2, "malt"]
