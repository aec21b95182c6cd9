"""Values that a line says together or that rows name each, and numbers that are words beside them.

Each table has what is read, and what must not be: of other answers, of a log, of times and counts.
"""

from typing import Any

import pytest
from conftest import Run
from prints import of_checks

from grader.reading import read
from grader.reading.parts import of_script
from grader.words.check import Text
from grader.words.model import Check
from grader.words.values import as_plain

Row = tuple[tuple[Check, ...], str, list[Any]]


def number(label: str, **more: Any) -> Check:
    title = Text(en=label)
    return Check(
        name=f"a{label.encode().hex()}", title=title, labels=(label,), **{"kind": "number"} | more
    )


def listed(label: str, length: int, *index: str, **more: Any) -> Check:
    kind: dict[str, Any] = {"kind": "list", "length": length} | ({"index": index} if index else {})
    return number(label, **kind, **more)


def named(name: str, length: int = 0, label: str = "", **more: Any) -> Check:
    """Return a check that is called as the source calls it."""
    kind: dict[str, Any] = {"kind": "list", "length": length} if length else {"kind": "number"}
    labels = (label or name,)
    own = name.replace(" ", "_")
    return Check(name=own, title=Text(en=name), labels=labels, **{**kind, **more})


LEFT, RIGHT = listed("left leaf", 2, whole=True), listed("right leaf", 2, whole=True)
RESIDUALS = listed("residuals", 3)
MEAN, MEDIAN = number("mean"), number("median")
IN_WORDS: dict[str, Row] = {
    "two that a semicolon parts": (
        (LEFT, RIGHT),
        "left leaf: 18 cats, 45 dogs; right leaf: 7 cats, 30 dogs",
        [(18, 45), (7, 30)],
    ),
    "fractions": (
        (RESIDUALS,),
        "Residuals: 0.31 at the left end, 0.27 in the middle and 0.11 at the right end",
        [(0.31, 0.27, 0.11)],
    ),
    "words before each": (
        (listed("action values", 2),),
        "Action values: going left earns 1.5, going right earns -0.7",
        [(1.5, -0.7)],
    ),
    "in Russian": (
        (RESIDUALS,),
        "Остатки: слева 0.31, посередине 0.27, справа 0.11",
        [(0.31, 0.27, 0.11)],
    ),
    "in a Russian sentence": (
        (RESIDUALS,),
        "Остатки равны 0.31 на левом конце, 0.27 посередине и 0.11 на правом.",
        [(0.31, 0.27, 0.11)],
    ),
    "in Chinese": ((RESIDUALS,), "残差: 左端0.31, 中间0.27, 右端0.11", [(0.31, 0.27, 0.11)]),
    "in Chinese, as a sentence": (
        (RESIDUALS,),
        "残差在左端为0.31，在中间为0.27，在右端为0.11。",
        [(0.31, 0.27, 0.11)],
    ),
    "negative ones": (
        (RESIDUALS,),
        "The residuals are -0.31 on Monday, 0.27 on Tuesday and -0.11 on Friday",
        [(-0.31, 0.27, -0.11)],
    ),
    "of classes": ((LEFT,), "Left leaf: 18 of class A, 45 of class B", [(18, 45)]),
    "classes before their counts": ((LEFT,), "Left leaf: class 0: 18, class 1: 45", [(18, 45)]),
    "two sentences on a line": (
        (LEFT, RIGHT),
        "Left leaf: 18 of class A, 45 of class B. Right leaf: 7 of class A, 30 of class B.",
        [(18, 45), (7, 30)],
    ),
    "two sentences on a line in Russian": (
        (LEFT, RIGHT),
        "Левый лист: 18 кошек, 45 собак; правый лист: 7 кошек, 30 собак",
        [(18, 45), (7, 30)],
    ),
    "two sentences on a line in Chinese": (
        (LEFT, RIGHT),
        "左叶：猫18只，狗45只；右叶：猫7只，狗30只",
        [(18, 45), (7, 30)],
    ),
    "below others": (
        (MEAN, RESIDUALS),
        "mean: 0.5\nresiduals: 0.31 at first, then 0.27 and 0.11 at last",
        [0.5, (0.31, 0.27, 0.11)],
    ),
    "above others": (
        (RESIDUALS, MEAN),
        "the residuals fell from 0.31 to 0.27 and ended at 0.11\nmean: 0.5",
        [(0.31, 0.27, 0.11), 0.5],
    ),
    "beside a per cent": (
        (RESIDUALS,),
        "residuals (95% sure): 0.31 on the left, 0.27 in the middle, 0.11 on the right",
        [(0.31, 0.27, 0.11)],
    ),
}
LOSSES = (number("train loss"), number("test loss"), listed("validation losses of both nets", 2))
NOT_IN_WORDS: dict[str, Row] = {
    "values of two other answers": (LOSSES, "train loss 0.5, test loss 0.4", [0.5, 0.4, None]),
    "values of two other answers in Russian": (
        LOSSES,
        "Потери обучения 0.5, потери теста 0.4",
        [0.5, 0.4, None],
    ),
    "values of two other answers in Chinese": (
        LOSSES,
        "训练损失 0.5, 测试损失 0.4",
        [0.5, 0.4, None],
    ),
    "what others of the line are called": (
        (number("slope"), number("intercept"), listed("coefficients", 2)),
        "coefficients: slope 0.5, intercept 0.4",
        [0.5, 0.4, None],
    ),
    "other answers": (
        (MEAN, MEDIAN, listed("residuals", 2)),
        "the mean is 0.31 and the median is 0.27",
        [0.31, 0.27, None],
    ),
    "other values that nobody asks for": (
        (RESIDUALS,),
        "The mean is 0.31, the median is 0.27, and the mode is 0.11",
        [None],
    ),
    "a log": (
        (RESIDUALS,),
        "epoch 1: loss 0.31, accuracy 0.27, rate 0.11\nepoch 2: loss 0.21, accuracy 0.37, rate 0.1",
        [None],
    ),
    "times": ((RESIDUALS,), "reading took 0.31 s, fitting 0.27 s and drawing 0.11 s", [None]),
    "one too many": (
        (RESIDUALS,),
        "residuals: 0.31 left, 0.27 in the middle, 0.11 right, 0.05 outside",
        [None],
    ),
    "one too few": ((RESIDUALS,), "residuals: 0.31 left, 0.27 right", [None]),
    "other values in Russian": (
        (RESIDUALS,),
        "Среднее равно 0.31, медиана равна 0.27, мода равна 0.11",
        [None],
    ),
    "other values in Chinese": ((RESIDUALS,), "均值为0.31，中位数为0.27，众数为0.11", [None]),
    "one per cent": ((RESIDUALS,), "residuals: 0.31 left, 0.27 right, 40% of all", [None]),
    "three lines": (
        (RESIDUALS,),
        "the mean is 0.31\nthe median is 0.27\nthe mode is 0.11 of all",
        [None],
    ),
    "other values beside the right ones": (
        (RESIDUALS,),
        "The mean is 0.51, the median is 0.47, the mode is 0.41\n"
        "Residuals: 0.31 on the left, 0.27 in the middle, 0.11 on the right",
        [(0.31, 0.27, 0.11)],
    ),
    "times beside the right ones": (
        (LEFT,),
        "fitted in 3 s with 12 trees\nleft leaf: 18 of class A, 45 of class B",
        [(18, 45)],
    ),
    "the other leaf": ((LEFT, RIGHT), "right leaf: 7 cats, 30 dogs", [None, (7, 30)]),
    "the other leaf in Russian": ((LEFT, RIGHT), "правый лист: 7 кошек, 30 собак", [None, (7, 30)]),
}

WEATHER = listed("stationary distribution", 3)
DAY = number("best day", kind="name", names=("sunny", "cloudy", "rainy"))
ROWS_BY_NAME: dict[str, Row] = {
    "with an index": (
        (listed("share", 3, "sunny", "cloudy", "rainy"),),
        "sunny: 0.34\ncloudy: 0.33\nrainy: 0.31",
        [(0.34, 0.33, 0.31)],
    ),
    "with an index, in Russian": (
        (listed("доля", 3, "солнечно", "облачно", "дождь"),),
        "солнечно: 0.34\nоблачно: 0.33\nдождь: 0.31",
        [(0.34, 0.33, 0.31)],
    ),
    "with an index, in Chinese": (
        (listed("占比", 3, "晴天", "多云", "雨天"),),
        "晴天: 0.34\n多云: 0.33\n雨天: 0.31",
        [(0.34, 0.33, 0.31)],
    ),
    "beside another answer": (
        (number("entropy"), listed("share", 2, "sunny", "cloudy")),
        "entropy: 1.09\nsunny: 0.34\ncloudy: 0.33",
        [1.09, (0.34, 0.33)],
    ),
    "a dict whose keys have digits": (
        (listed("class counts", 2, whole=True),),
        "Class counts: {'class 0': 18, 'class 1': 45}",
        [(18, 45)],
    ),
    "a dict whose keys have fractions": (
        (listed("errors", 3),),
        "Errors: {'rate 0.5': 0.31, 'rate 0.2': 0.27, 'rate 0.1': 0.11}",
        [(0.31, 0.27, 0.11)],
    ),
    "a dict with Russian keys": (
        (listed("errors", 2),),
        "Ошибки: {'шаг 0.5': 0.31, 'шаг 0.1': 0.27}",
        [(0.31, 0.27)],
    ),
    "a dict with Chinese keys": (
        (listed("errors", 2),),
        "误差: {'步长0.5': 0.31, '步长0.1': 0.27}",
        [(0.31, 0.27)],
    ),
    "a JSON": (
        (listed("errors", 2),),
        'errors = {"k=3": 0.31, "k=15": 0.27}',
        [(0.31, 0.27)],
    ),
    "below a heading": (
        (WEATHER, DAY),
        "Stationary distribution:\nsunny: 0.34\ncloudy: 0.33\nrainy: 0.31\nBest day: cloudy",
        [(0.34, 0.33, 0.31), "cloudy"],
    ),
    "below a heading in Russian": (
        (WEATHER, DAY),
        "Стационарное распределение:\nsunny: 0.34\ncloudy: 0.33\nrainy: 0.31\nЛучший день: cloudy",
        [(0.34, 0.33, 0.31), "cloudy"],
    ),
    "below a heading in Chinese": (
        (WEATHER, DAY),
        "平稳分布：\nsunny: 0.34\ncloudy: 0.33\nrainy: 0.31\n最佳: cloudy",
        [(0.34, 0.33, 0.31), "cloudy"],
    ),
    "with the words before each": (
        (WEATHER, DAY),
        "pi(sunny) = 0.34\npi(cloudy) = 0.33\npi(rainy) = 0.31\nbest day: sunny",
        [(0.34, 0.33, 0.31), "sunny"],
    ),
}
NO_ROWS_BY_NAME: dict[str, Row] = {
    "fewer rows": (
        (listed("share", 3, "sunny", "cloudy", "rainy"),),
        "sunny: 0.34\ncloudy: 0.33",
        [None],
    ),
    "a name twice": (
        (listed("share", 3, "sunny", "cloudy", "rainy"),),
        "sunny: 0.34\ncloudy: 0.33\nsunny: 0.31",
        [None],
    ),
    "other answers below rows": (
        (MEAN, MEDIAN, listed("share", 2, "sunny", "cloudy")),
        "mean: 0.34\nmedian: 0.33\nsunny: 0.5\ncloudy: 0.1",
        [0.34, 0.33, (0.5, 0.1)],
    ),
    "one of the rows for a number": (
        (number("humidity"), WEATHER, DAY),
        "sunny: 0.34\ncloudy: 0.33\nrainy: 0.31\nbest day: sunny\nhumidity: 0.7",
        [0.7, (0.34, 0.33, 0.31), "sunny"],
    ),
    "fewer rows in Russian": (
        (listed("доля", 3, "солнечно", "облачно", "дождь"),),
        "солнечно: 0.34\nоблачно: 0.33",
        [None],
    ),
    "fewer rows in Chinese": (
        (listed("占比", 3, "晴天", "多云", "雨天"),),
        "晴天: 0.34\n多云: 0.33",
        [None],
    ),
    "other answers below rows in Russian": (
        (MEAN, MEDIAN, listed("доля", 2, "солнечно", "облачно")),
        "среднее: 0.34\nмедиана: 0.33\nсолнечно: 0.5\nоблачно: 0.1",
        [0.34, 0.33, (0.5, 0.1)],
    ),
    "other answers below rows in Chinese": (
        (MEAN, MEDIAN, listed("占比", 2, "晴天", "多云")),
        "均值: 0.34\n中位数: 0.33\n晴天: 0.5\n多云: 0.1",
        [0.34, 0.33, (0.5, 0.1)],
    ),
}

LOSS, ACCURACY = listed("loss", 3), listed("accuracy", 3)
LA = [(0.9, 0.5, 0.4), (0.7, 0.8, 0.6)]
ARRAY = "[[0.9 0.7]\n [0.5 0.8]\n [0.4 0.6]]"
TURNED = "[[0.9, 0.5, 0.4],\n [0.7, 0.8, 0.6]]"
ANNOUNCED: dict[str, Row] = {
    "in brackets": (
        (LOSS, ACCURACY),
        f"Results (rows: A, B, C; columns: loss, accuracy)\n{ARRAY}",
        LA,
    ),
    "rows are asked": (
        (LOSS, ACCURACY),
        f"Results (rows: loss, accuracy; columns: A, B, C)\n{TURNED}",
        LA,
    ),
    "columns alone": ((LOSS, ACCURACY), f"columns = loss, accuracy\n{ARRAY}", LA),
    "in another order": (
        (ACCURACY, LOSS),
        f"The columns are loss and accuracy:\n{ARRAY}",
        LA[::-1],
    ),
    "in Russian": (
        (LOSS, ACCURACY),
        f"Итоги (строки: А, Б, В; столбцы: потери, точность)\n{ARRAY}",
        LA,
    ),
    "in Russian with a dash": ((LOSS, ACCURACY), f"Столбцы — потери и точность:\n{ARRAY}", LA),
    "in Chinese": ((LOSS, ACCURACY), f"结果（行：甲、乙、丙；列：损失、准确率）\n{ARRAY}", LA),
    "rows in Chinese": ((LOSS, ACCURACY), f"行: 损失、准确率\n{TURNED}", LA),
    "the other way round": (
        (LOSS, ACCURACY),
        f"(columns: accuracy, loss)\n{ARRAY}",
        LA[::-1],
    ),
    "a square": (
        (listed("loss", 2), listed("accuracy", 2)),
        "rows: A, B; columns: loss, accuracy\n[[0.9, 0.7], [0.5, 0.8]]",
        [(0.9, 0.5), (0.7, 0.8)],
    ),
    "a square by rows": (
        (listed("loss", 2), listed("accuracy", 2)),
        "rows: loss, accuracy; columns: A, B\n[[0.9, 0.7], [0.5, 0.8]]",
        [(0.9, 0.7), (0.5, 0.8)],
    ),
}
NOT_ANNOUNCED: dict[str, Row] = {
    "another column": ((ACCURACY,), f"(columns: accuracy, loss)\n{ARRAY}", [LA[0]]),
    "another column in Russian": ((ACCURACY,), f"Столбцы: точность, потери\n{ARRAY}", [LA[0]]),
    "another column in Chinese": ((ACCURACY,), f"列：准确率、损失\n{ARRAY}", [LA[0]]),
    "rows of as many words as columns": (
        (listed("loss", 2), listed("accuracy", 2)),
        "rows: loss, accuracy; columns: A, B\n[[0.9, 0.7], [0.5, 0.8]]\n"
        "rows: A, B; columns: time, memory\n[[1.5, 1.6], [1.7, 1.8]]",
        [(0.9, 0.7), (0.5, 0.8)],
    ),
    "the announcement of another array": (
        (LOSS, ACCURACY),
        f"columns: loss, accuracy\n{ARRAY}\ncolumns: time, memory\n{ARRAY.replace('0.', '1.')}",
        LA,
    ),
}

ITERATIONS = number("iterations until convergence", whole=True)
MISSED = number("points beyond the margin", whole=True)
COUNTS: dict[str, Row] = {
    "stopped after": ((ITERATIONS,), "stopped after 10 iterations", [10]),
    "of all": ((MISSED,), "78 of the 200 points are beyond the margin", [78]),
    "out of all": ((MISSED,), "78 out of all 200 points lie beyond the margin", [78]),
    "words before rather than behind": (
        (number("dead neurons", whole=True),),
        "dead neurons: 12, live neurons: 52",
        [12],
    ),
    "in Russian": ((ITERATIONS,), "остановка после 10 итераций", [10]),
    "of all in Russian": (
        (number("точек за границей", whole=True),),
        "78 из всех 200 точек за границей",
        [78],
    ),
    "in Chinese": ((ITERATIONS,), "经过10次迭代后收敛", [10]),
    "above another count": ((ITERATIONS,), "stopped after 10 iterations\n200 points drawn", [10]),
    "among all": (
        (number("outliers", whole=True),),
        "We found 7 outliers in the 150 points",
        [7],
    ),
    "among all in Russian": (
        (number("выбросы", whole=True),),
        "Найдено 7 выбросов среди 150 точек",
        [7],
    ),
    "in a sentence": ((ITERATIONS,), "The method converged after 10 iterations.", [10]),
    "among others": (
        (ITERATIONS, number("mean")),
        "mean: 0.5\n200 points were drawn\nstopped after 10 iterations",
        [10, 0.5],
    ),
    "two counts": (
        (number("converged runs", whole=True), number("failed runs", whole=True)),
        "converged: 17 runs, failed: 3 runs",
        [17, 3],
    ),
    "of all in Chinese": (
        (number("界外的点数", whole=True),),
        "200个点中有78个点在界外",
        [78],
    ),
    "before the count of all": (
        (MISSED,),
        "200 points were drawn\n78 of the 200 points are beyond the margin",
        [78],
    ),
}
NO_COUNTS: dict[str, Row] = {
    "time": ((ITERATIONS,), "stopped after 10 seconds", [None]),
    "another count in Chinese": ((ITERATIONS,), "共有200个点", [None]),
    "a fraction": ((ITERATIONS,), "stopped after 10.5 iterations", [None]),
    "another count before": ((ITERATIONS,), "200 points drawn\nstopped after 10 iterations", [10]),
    "another count in Russian": (
        (ITERATIONS,),
        "Остановка после 10 итераций\nВсего 200 точек",
        [10],
    ),
    "another count on the line": ((ITERATIONS,), "200 points drawn, 10 iterations done", [10]),
    "a time in Russian": ((ITERATIONS,), "остановка после 10 секунд", [None]),
    "a time in Chinese": ((ITERATIONS,), "10秒后停止", [None]),
}

FIRST, LAST = number("initial log-likelihood"), number("final log-likelihood")
ARROWS: dict[str, Row] = {
    "one label for both": (
        (FIRST, LAST),
        "log-likelihood: initial -645.9 -> final -447.7",
        [-645.9, -447.7],
    ),
    "a long arrow": (
        (FIRST, LAST),
        "log-likelihood: initial -645.9 --> final -447.7",
        [-645.9, -447.7],
    ),
    "a thick one": (
        (FIRST, LAST),
        "log-likelihood: initial -645.9 => final -447.7",
        [-645.9, -447.7],
    ),
    "one sign": ((FIRST, LAST), "log-likelihood: initial -645.9 → final -447.7", [-645.9, -447.7]),
    "in Russian": (
        (FIRST, LAST),
        "логарифм правдоподобия: начальный -645.9 -> конечный -447.7",
        [-645.9, -447.7],
    ),
    "in Chinese": ((FIRST, LAST), "对数似然: 初始 -645.9 → 最终 -447.7", [-645.9, -447.7]),
    "asked the other way round": (
        (LAST, FIRST),
        "log-likelihood: initial -645.9 -> final -447.7",
        [-447.7, -645.9],
    ),
    "the last alone": ((LAST,), "log-likelihood: initial -645.9 -> final -447.7", [-447.7]),
    "words behind an arrow": ((MEAN, MEDIAN), "0.7 <- mean, 0.4 <- median", [0.7, 0.4]),
    "words behind a dash": ((MEAN, MEDIAN), "0.7 — mean, 0.4 — median", [0.7, 0.4]),
}
NO_ARROWS: dict[str, Row] = {
    "in Chinese": ((MEAN, MEDIAN), "0.7 → 中位数 0.4", [None, 0.4]),
    "of others": (
        (FIRST, LAST),
        "entropy: initial 0.9 -> final 0.1\nlog-likelihood: initial -645.9 -> final -447.7",
        [-645.9, -447.7],
    ),
    "of others in Russian": (
        (FIRST, LAST),
        "энтропия: начальная 0.9 -> конечная 0.1\n"
        "логарифм правдоподобия: начальный -645.9 -> конечный -447.7",
        [-645.9, -447.7],
    ),
    "of others in Chinese": (
        (FIRST, LAST),
        "熵: 初始 0.9 → 最终 0.1\n对数似然: 初始 -645.9 → 最终 -447.7",
        [-645.9, -447.7],
    ),
    "an arrow of which each end has its words": (
        (MEAN, MEDIAN),
        "mean 0.7 -> median 0.4",
        [0.7, 0.4],
    ),
}

SIZES = listed("cluster sizes", 3, whole=True)
ENDS_LIST: dict[str, Row] = {
    "points": ((SIZES,), "cluster sizes: 41, 25 and 14 points", [(41, 25, 14)]),
    "in a sentence": ((SIZES,), "The clusters have sizes of 41, 25 and 14 points.", [(41, 25, 14)]),
    "commas alone": ((SIZES,), "cluster sizes: 41, 25, 14 points", [(41, 25, 14)]),
    "two": ((LEFT,), "left leaf: 41 and 25 points", [(41, 25)]),
    "in Russian": ((SIZES,), "размеры кластеров: 41, 25 и 14 точек", [(41, 25, 14)]),
    "in Chinese": ((SIZES,), "簇大小: 41、25和14个点", [(41, 25, 14)]),
    "samples": ((SIZES,), "cluster sizes: 41, 25, and 14 samples", [(41, 25, 14)]),
    "four": (
        (listed("cluster sizes", 4, whole=True),),
        "cluster sizes: 41, 25, 20 and 14 points",
        [(41, 25, 20, 14)],
    ),
    "steps": ((SIZES,), "cluster sizes: 41, 25 and 14 steps", [(41, 25, 14)]),
    "samples in a sentence": (
        (SIZES,),
        "The clusters have sizes of 41, 25 and 14 samples.",
        [(41, 25, 14)],
    ),
    "two samples": ((LEFT,), "left leaf: 41 and 25 samples", [(41, 25)]),
    "examples in Russian": ((SIZES,), "размеры кластеров: 41, 25 и 14 примеров", [(41, 25, 14)]),
}
NOT_ENDS_LIST: dict[str, Row] = {
    "a count of its own in Chinese": (
        (listed("weights", 2),),
        "权重: 0.41、0.25和14个点",
        [(0.41, 0.25)],
    ),
    "counts of several things": (
        (SIZES,),
        "41 epochs, 25 batches and 14 points",
        [None],
    ),
    "samples behind fractions": (
        (listed("weights", 2),),
        "weights: 0.41, 0.25 and 14 samples",
        [(0.41, 0.25)],
    ),
    "samples behind fractions in Russian": (
        (listed("weights", 2),),
        "веса: 0.41, 0.25 и 14 примеров",
        [(0.41, 0.25)],
    ),
    "samples behind a list": (
        (listed("weights", 2),),
        "weights: [4, 25] and 14 samples",
        [(4, 25)],
    ),
    "epochs that end a list of fractions": (
        (listed("weights", 3),),
        "weights: 0.41, 0.25 and 14 epochs",
        [(0.41, 0.25)],
    ),
}

TRAINED, FRESH = number("loss of the trained net"), number("loss of the fresh net")
OF_NETS = [
    number(f"loss of the {n} net on {d} data") for n in ("trained", "fresh") for d in ("old", "new")
]
OF_NETS_RU = [
    number(f"потери {n} сети на {d} данных")
    for n in ("обученной", "случайной")
    for d in ("старых", "новых")
]
TRAIN_TEST = [number(f"{d} loss of {n}") for n in ("SGD", "Adam") for d in ("train", "test")]
TRAIN_TEST_RU = [number(f"{d} {n}") for n in ("SGD", "Adam") for d in ("обучение", "тест")]
TRAIN_TEST_ZH = [number(f"{n}的{d}损失") for n in ("SGD", "Adam") for d in ("训练", "测试")]
TANH, RELU = number("gain of tanh"), number("gain of relu")
HEADS: dict[str, Row] = {
    "a head before a colon": (
        (TRAINED, FRESH),
        "fresh net: the loss is 0.9\ntrained net: the loss is 0.1",
        [0.1, 0.9],
    ),
    "a head in Russian": (
        (number("потери обученной сети"), number("потери новой сети")),
        "Новая сеть: потери равны 0.9\nОбученная сеть: потери равны 0.1",
        [0.1, 0.9],
    ),
    "a head in Chinese": (
        (number("训练后网络的损失"), number("新网络的损失")),
        "新网络：损失为0.9\n训练后网络：损失为0.1",
        [0.1, 0.9],
    ),
    "a run's number": ((TANH,), "Run 1: the gain of tanh\n1.667", [1.667]),
    "two runs": (
        (TANH, RELU),
        "Run 1: the gain of tanh = 1.667\nRun 2: the gain of relu = 1.414",
        [1.667, 1.414],
    ),
    "an experiment": (
        (TANH, RELU),
        "Experiment 1: the gain of tanh is 1.667\nExperiment 2: the gain of relu is 1.414",
        [1.667, 1.414],
    ),
    "an experiment in Russian": (
        (number("усиление tanh"), number("усиление relu")),
        "Опыт 1: усиление tanh 1.667\nОпыт 2: усиление relu 1.414",
        [1.667, 1.414],
    ),
    "an experiment in Chinese": (
        (number("tanh的增益"), number("relu的增益")),
        "实验1：tanh的增益 1.667\n实验2：relu的增益 1.414",
        [1.667, 1.414],
    ),
    "a head of two values": (
        (*OF_NETS,),
        "fresh net: old loss 0.9, new 0.8\ntrained net: old loss 0.1, new 0.5",
        [0.1, 0.5, 0.9, 0.8],
    ),
    "a head of a word": (
        (*OF_NETS,),
        "Fresh: old 0.9, new 0.8\nTrained: old 0.1, new 0.5",
        [0.1, 0.5, 0.9, 0.8],
    ),
    "a head of two that a word joins": (
        (*OF_NETS,),
        "Fresh net: old loss 0.9 and new 0.8\nTrained net: old loss 0.1 and new 0.5",
        [0.1, 0.5, 0.9, 0.8],
    ),
    "a head of two values in Russian": (
        (*OF_NETS_RU,),
        "Случайная сеть: потери на старых 0.9, на новых 0.8\n"
        "Обученная сеть: потери на старых 0.1, на новых 0.5",
        [0.1, 0.5, 0.9, 0.8],
    ),
    "a head that is a name": (
        (*TRAIN_TEST,),
        "Adam: train 0.1, test 0.2\nSGD: train 0.3, test 0.4",
        [0.3, 0.4, 0.1, 0.2],
    ),
    "a head that is a name in Russian": (
        (*TRAIN_TEST_RU,),
        "Adam: обучение 0.1, тест 0.2\nSGD: обучение 0.3, тест 0.4",
        [0.3, 0.4, 0.1, 0.2],
    ),
    "a head that is a name in Chinese": (
        (*TRAIN_TEST_ZH,),
        "Adam：训练损失0.1，测试损失0.2\nSGD：训练损失0.3，测试损失0.4",
        [0.3, 0.4, 0.1, 0.2],
    ),
    "a head before another value": (
        (number("peak of Euler"), number("peak of Heun")),
        "Heun: the first value 3.5, peak 7.2\nEuler: the first value 3.1, peak 6.9",
        [6.9, 7.2],
    ),
}
NO_HEADS: dict[str, Row] = {
    "the number of a run": (
        (number("gain of tanh", whole=True),),
        "Run 1: the gain of tanh",
        [None],
    ),
    "that of an experiment in Russian": (
        (number("усиление tanh", whole=True),),
        "Опыт 2: усиление tanh",
        [None],
    ),
    "that of one in Chinese": (
        (number("tanh的增益", whole=True),),
        "实验2：tanh的增益",
        [None],
    ),
    "that of a variant": ((TANH,), "Variant 3: the gain of tanh", [None]),
    "that of a method": ((number("loss"),), "Method 2: the loss of the net", [None]),
}

LARGEST_X, LARGEST_G = number("largest x"), number("largest g")
NORMS: dict[str, Row] = {
    "bars in a head": (
        (listed("max |x|", 2, "tanh", "relu"), listed("mean", 2, "tanh", "relu")),
        "net   max |x|   mean\ntanh  0.9       0.2\nrelu  3.1       0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "without a blank": (
        (listed("max|x|", 2, "tanh", "relu"), listed("mean", 2, "tanh", "relu")),
        "net   max|x|   mean\ntanh  0.9      0.2\nrelu  3.1      0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "in Russian": (
        (listed("max |x|", 2, "tanh", "relu"), listed("mean", 2, "tanh", "relu")),
        "сеть  макс |x|  среднее\ntanh  0.9       0.2\nrelu  3.1       0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "in Chinese": (
        (listed("max |x|", 2, "tanh", "relu"), listed("mean", 2, "tanh", "relu")),
        "网络  最大 |x|  均值\ntanh  0.9       0.2\nrelu  3.1       0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "as the first of two": (
        (listed("mean |w|", 2, "tanh", "relu"), listed("max |w|", 2, "tanh", "relu")),
        "net   mean |w|   max |w|\ntanh  0.2        0.9\nrelu  0.4        3.1",
        [(0.2, 0.4), (0.9, 3.1)],
    ),
    "below a title": (
        (listed("max |x|", 2, "tanh", "relu"), listed("mean", 2, "tanh", "relu")),
        "Activations\nnet   max |x|   mean\n-------------------\n"
        "tanh  0.9       0.2\nrelu  3.1       0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "two numbers": ((LARGEST_G, LARGEST_X), "max |x|  max |g|\n0.9  0.2", [0.2, 0.9]),
    "two numbers in Russian": ((LARGEST_G, LARGEST_X), "макс |x|  макс |g|\n0.9  0.2", [0.2, 0.9]),
    "two numbers in Chinese": ((LARGEST_G, LARGEST_X), "最大 |x|  最大 |g|\n0.9  0.2", [0.2, 0.9]),
}
NO_NORMS: dict[str, Row] = {
    "bars that part columns": (
        (listed("loss", 2, "tanh", "relu"), listed("mean", 2, "tanh", "relu")),
        "net |loss| mean\ntanh | 0.9 | 0.2\nrelu | 3.1 | 0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "short heads between bars": (
        (listed("acc", 2, "tanh", "relu"), listed("std", 2, "tanh", "relu")),
        "net |acc|std|\ntanh|0.9|0.2|\nrelu|3.1|0.4|",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "in Russian": (
        (listed("mean", 2, "tanh", "relu"), listed("loss", 2, "tanh", "relu")),
        "сеть |ср| потери\ntanh | 0.9 | 0.2\nrelu | 3.1 | 0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
    "in Chinese": (
        (listed("mean", 2, "tanh", "relu"), listed("loss", 2, "tanh", "relu")),
        "网络 |均值| 损失\ntanh | 0.9 | 0.2\nrelu | 3.1 | 0.4",
        [(0.9, 3.1), (0.2, 0.4)],
    ),
}

RAIN = number("P(rain in 2 days | sunny)")
CUBIC = number("RMSE of the cubic fit")
CIRCUMSTANCES: dict[str, Row] = {
    "dots": ((RAIN,), "P(rain in 2 days | sunny)..... 0.33", [0.33]),
    "a label behind": ((CUBIC,), "cubic (degree 3): RMSE = 0.48", [0.48]),
    "two": (
        (number("RMSE of the linear fit"), CUBIC),
        "linear (degree 1): RMSE = 1.01\ncubic (degree 3): RMSE = 0.48",
        [1.01, 0.48],
    ),
    "underscores": ((RAIN,), "P(rain in 2 days | sunny)____ 0.33", [0.33]),
    "an ellipsis": ((RAIN,), "P(rain in 2 days | sunny)…… 0.33", [0.33]),
    "in Russian": (
        (number("RMSE кубической модели"),),
        "кубическая (степень 3): RMSE = 0.48",
        [0.48],
    ),
    "dots in Russian": (
        (number("вероятность дождя"),),
        "вероятность дождя (через 2 дня)..... 0.33",
        [0.33],
    ),
    "in Chinese": ((number("三次拟合的RMSE"),), "三次拟合 (次数 3): RMSE = 0.48", [0.48]),
    "dots in Chinese": ((number("下雨的概率"),), "下雨的概率 (2天后)...... 0.33", [0.33]),
}
NO_CIRCUMSTANCES: dict[str, Row] = {
    "no value behind dots": ((RAIN,), "P(rain in 2 days | sunny).....", [None]),
    "a number that no bracket holds": ((CUBIC,), "degree 3 cubic: RMSE = 0.48", [0.48]),
    "a degree beside other values": (
        (listed("RMSE", 2),),
        "linear (degree 1): RMSE = 1.01\ncubic (degree 3): RMSE = 0.48",
        [(1.01, 0.48)],
    ),
    "a degree in Russian": (
        (listed("RMSE", 2),),
        "линейная (степень 1): RMSE = 1.01\nкубическая (степень 3): RMSE = 0.48",
        [(1.01, 0.48)],
    ),
    "a degree in Chinese": (
        (listed("RMSE", 2),),
        "线性 (次数 1): RMSE = 1.01\n三次 (次数 3): RMSE = 0.48",
        [(1.01, 0.48)],
    ),
    "the answer in brackets": ((number("degree", whole=True),), "best: cubic (degree 3)", [3]),
    "the answer in brackets in Russian": (
        (number("степень", whole=True),),
        "лучшая: кубическая (степень 3)",
        [3],
    ),
}

LOSSES, QUANTILES = named("losses", 2), named("quantiles", 2)
SET = "a, b, c = 1.667, 0.693, 0.251\n"
AB, ABC = (1.667, 0.693), (1.667, 0.693, 0.251)
IN_SOURCE: dict[str, Row] = {
    "of which quantile": ((QUANTILES,), "print(f'quantiles 0.25 {a} 0.75 {b}')", [AB]),
    "in an f-string with words": (
        (QUANTILES,),
        "print(f'quantiles: {a:.3f} at 0.25 and {b:.3f} at 0.75')",
        [AB],
    ),
    "arguments": ((LOSSES,), "print('losses 0.1', a, '0.01', b)", [AB]),
    "per cent": ((LOSSES,), "print('losses 0.1 %.3f 0.01 %.3f' % (a, b))", [AB]),
    "format": ((LOSSES,), "print('losses 0.1 {} 0.01 {}'.format(a, b))", [AB]),
    "three": (
        (named("losses", 3),),
        "print(f'losses 0.5 {a} 0.05 {b} 0.005 {c}')",
        [ABC],
    ),
    "in Russian": ((QUANTILES,), "print(f'квантили 0.25 {a} 0.75 {b}')", [AB]),
    "in Chinese": ((QUANTILES,), "print(f'分位数 0.25 {a} 0.75 {b}')", [AB]),
    "of a class": (
        (named("left leaf", 2, whole=True),),
        "n = [18, 45]\nprint(f'Left leaf: {n[0]} of class 0, {n[1]} of class 1')",
        [(18, 45)],
    ),
    "of a class in Russian": (
        (named("left leaf", 2, whole=True),),
        "n = [18, 45]\nprint(f'Левый лист: {n[0]} класса 0, {n[1]} класса 1')",
        [(18, 45)],
    ),
    "of a class in Chinese": (
        (named("left leaf", 2, whole=True),),
        "n = [18, 45]\nprint(f'左叶: 类别0有{n[0]}, 类别1有{n[1]}')",
        [(18, 45)],
    ),
    "classes in brackets": (
        (named("left leaf", 2, whole=True),),
        "n = [18, 45]\nprint(f'Left leaf: {n[0]} (class 0), {n[1]} (class 1)')",
        [(18, 45)],
    ),
    "behind the values": ((LOSSES,), "print('losses:', a, b, 'at 0.1')", [AB]),
}
NOT_IN_SOURCE: dict[str, Row] = {
    "a list that is written out whole": ((LOSSES,), "print('losses 0.5 0.7')", [(0.5, 0.7)]),
    "a list of variables": ((LOSSES,), "print('losses', a, b)", [AB]),
    "a count of its own words": (
        (named("steps", whole=True),),
        "n = 40\nprint(f'12 layers, steps: {n}')",
        [40],
    ),
    "in Russian": (
        (named("steps", whole=True),),
        "n = 40\nprint(f'12 слоёв, шаги: {n}')",
        [40],
    ),
    "in Chinese": (
        (named("steps", whole=True),),
        "n = 40\nprint(f'12层, 步数: {n}')",
        [40],
    ),
    "a number before the label": ((LOSSES,), "print('rate 0.1, losses:', a, b)", [AB]),
    "a word and one value": ((LOSSES,), "print(f'losses with rate 0.1: {a}')", [None]),
}
GAIN, ENTROPY = named("gain"), named("entropy")
SIDES: dict[str, Row] = {
    "bars at both ends of words": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'| |Un| | {entropy:.1f} |')\nprint(f'| |Zu| | {gain:.1f} |')",
        [1.7, 0.7],
    ),
    "a blank on both sides": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'Un  {entropy}  Zu  {gain}  .')",
        list(AB),
    ),
    "a word that stands in the value": (
        (GAIN, ENTROPY),
        "gain, entropy, name = a, b, 'Zu und Un'\nprint(f'{name}: Un {entropy}, Zu {gain}')",
        list(AB),
    ),
    "a comma within a list": (
        (GAIN, ENTROPY),
        "gain, entropy, xs = a, b, [1, 2, 3]\nprint(f'{xs}, Un {entropy}, Zu {gain}')",
        list(AB),
    ),
    "in Russian": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'| |бе| | {entropy} | |пр| | {gain} |')",
        list(AB),
    ),
    "in Chinese": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'| |乱| | {entropy} | |加| | {gain} |')",
        list(AB),
    ),
    "a word twice": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint('Wert', entropy, 'Wert', gain, 'Wert')",
        list(AB),
    ),
    "a value with a blank at its end": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'Un {entropy:<9} Zu {gain:<9} Ende')",
        list(AB),
    ),
    "bars in a value": (
        (GAIN, ENTROPY),
        "gain, entropy, u, z = a, b, '|Un|', '|Zu|'\n"
        "print(f'| {u} | {entropy} |')\nprint(f'| {z} | {gain} |')",
        list(AB),
    ),
    "bars in a value in Russian": (
        (GAIN, ENTROPY),
        "gain, entropy, u, z = a, b, '|бе|', '|пр|'\n"
        "print(f'| {u} | {entropy} |')\nprint(f'| {z} | {gain} |')",
        list(AB),
    ),
    "bars in a value in Chinese": (
        (GAIN, ENTROPY),
        "gain, entropy, u, z = a, b, '|乱|', '|加|'\n"
        "print(f'| {u} | {entropy} |')\nprint(f'| {z} | {gain} |')",
        list(AB),
    ),
    "bars in a value before two": (
        (GAIN, ENTROPY),
        "gain, entropy, u = a, b, '|ab|'\nprint(f'| {u} | {entropy} | {gain} |')",
        list(AB),
    ),
    "one blank in a value before two blanks": (
        (GAIN, ENTROPY),
        "gain, entropy, u, z = a, b, 'Un ord', 'Zu wachs'\n"
        "print(f'{u}  {entropy}')\nprint(f'{z}  {gain}')",
        list(AB),
    ),
}
NOT_SIDES: dict[str, Row] = {
    "words that say otherwise": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'entropy {gain}, gain {entropy}')",
        [0.693, 1.667],
    ),
    "words that say otherwise in Russian": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'энтропия {gain}, gain {entropy}')",
        [0.693, 1.667],
    ),
    "words that say otherwise in Chinese": (
        (GAIN, ENTROPY),
        "gain, entropy = a, b\nprint(f'熵 {gain}, gain {entropy}')",
        [0.693, 1.667],
    ),
    "a number of the words": (
        (GAIN,),
        "gain = a\nprint(f'| 0.5 | {gain} |')",
        [1.667],
    ),
}

WEIGHT = named("weight", unlike=("gradient",))
TENSOR = "import torch\nw = torch.tensor(0.5, requires_grad=True)\n(w * 3).backward()\n"
VECTOR = (
    "import torch\nw = torch.tensor([0.5, 0.7], requires_grad=True)\n(w * 3).sum().backward()\n"
)
UNLIKE: dict[str, Row] = {
    "the gradient first": ((WEIGHT,), f"{TENSOR}print(w.grad)\nprint(w)", [0.5]),
    "the gradient last": ((WEIGHT,), f"{TENSOR}print(w)\nprint(w.grad)", [0.5]),
    "numbers": ((WEIGHT,), f"{TENSOR}print(w.grad.item())\nprint(w.item())", [0.5]),
    "numbers, the gradient last": (
        (WEIGHT,),
        f"{TENSOR}print(w.item())\nprint(w.grad.item())",
        [0.5],
    ),
    "a list": (
        (named("weights", 2, unlike=("gradient",)),),
        f"{VECTOR}print(w.grad)\nprint(w)",
        [(0.5, 0.7)],
    ),
    "a list, the gradient last": (
        (named("weights", 2, unlike=("gradient",)),),
        f"{VECTOR}print(w)\nprint(w.grad)",
        [(0.5, 0.7)],
    ),
    "a check in Russian": (
        (named("weight", label="вес", unlike=("градиент",)),),
        f"{TENSOR}print(w)\nprint(w.grad)",
        [0.5],
    ),
    "a check in Chinese": (
        (named("weight", label="权重", unlike=("梯度",)),),
        f"{TENSOR}print(w)\nprint(w.grad)",
        [0.5],
    ),
    "a variable": (
        (named("loss", unlike=("accuracy",)),),
        "loss, accuracy = 0.3, 0.9\nprint(loss)\nprint(accuracy)",
        [0.3],
    ),
    "numbers in Russian": (
        (named("weight", label="вес", unlike=("градиент",)),),
        f"{TENSOR}print(w.item())\nprint(w.grad.item())",
        [0.5],
    ),
    "numbers in Chinese": (
        (named("weight", label="权重", unlike=("梯度",)),),
        f"{TENSOR}print(w.item())\nprint(w.grad.item())",
        [0.5],
    ),
    "lists in Russian": (
        (named("weights", 2, label="веса", unlike=("градиенты",)),),
        f"{VECTOR}print(w)\nprint(w.grad)",
        [(0.5, 0.7)],
    ),
    "lists in Chinese": (
        (named("weights", 2, label="权重", unlike=("梯度",)),),
        f"{VECTOR}print(w)\nprint(w.grad)",
        [(0.5, 0.7)],
    ),
}
NOT_UNLIKE: dict[str, Row] = {
    "a label of its own": ((WEIGHT,), f"{TENSOR}print('weight', w.grad.item())", [3]),
    "a label of its own in Russian": ((WEIGHT,), f"{TENSOR}print('вес:', w.grad.item())", [3]),
    "a label of its own in Chinese": ((WEIGHT,), f"{TENSOR}print('权重:', w.grad.item())", [3]),
    "a check that is of gradients": (
        (named("gradient"),),
        f"{TENSOR}print(w.item())\nprint(w.grad.item())",
        [3],
    ),
    "a word that the check has, too": (
        (named("gradient norm", unlike=("gradient", "loss")),),
        f"{TENSOR}gradient = w.grad\nprint(gradient.item())",
        [3],
    ),
}


def rows_of(*tables: dict[str, Row]) -> pytest.MarkDecorator:
    """Return the rows of what is read and of what must not be as parameters."""
    ids = [f"{'' if not nth else 'not '}{name}" for nth, of in enumerate(tables) for name in of]
    rows = [row for of in tables for row in of.values()]
    return pytest.mark.parametrize(("checks", "text", "values"), rows, ids=ids)


def with_source(run: Run, source: str, checks: tuple[Check, ...]) -> list[Any]:
    """Return what is read of what a script prints, with its source at hand."""
    seen = run(source)
    assert seen.journal
    found = read(seen.stdout, checks, (), seen.journal, of_script(source))
    return [as_plain(answer.value) for answer in found.values()]


@rows_of(IN_WORDS, NOT_IN_WORDS)
def test_numbers_that_a_line_or_a_sentence_says_together_are_a_list_by_words_of_its_check(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(ROWS_BY_NAME, NO_ROWS_BY_NAME)
def test_rows_with_a_name_each_are_one_list_and_digits_of_keys_are_no_values(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(ANNOUNCED, NOT_ANNOUNCED)
def test_words_before_an_array_say_what_its_rows_and_columns_are(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(COUNTS, NO_COUNTS)
def test_a_count_is_asked_by_words_that_lead_to_it_before_those_behind_it(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(ARROWS, NO_ARROWS)
def test_an_arrow_leads_from_one_value_to_the_next_and_to_words_behind_a_value(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(ENDS_LIST, NOT_ENDS_LIST)
def test_a_count_with_a_word_may_be_the_last_of_several_that_share_it(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(HEADS, NO_HEADS)
def test_what_stands_before_a_colon_says_whose_the_values_behind_are_and_a_number_which_run(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(NORMS, NO_NORMS)
def test_bars_around_a_letter_part_no_heads(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(CIRCUMSTANCES, NO_CIRCUMSTANCES)
def test_numbers_in_brackets_before_a_value_are_of_its_words(
    checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert of_checks(checks, text) == values


@rows_of(IN_SOURCE, NOT_IN_SOURCE)
def test_numbers_of_the_words_of_a_source_beside_values_are_in_no_list(
    run: Run, checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert with_source(run, f"{SET}{text}", checks) == values


@rows_of(SIDES, NOT_SIDES)
def test_what_is_printed_is_aligned_with_its_source_from_both_ends(
    run: Run, checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert with_source(run, f"{SET}{text}", checks) == values


@rows_of(UNLIKE, NOT_UNLIKE)
def test_what_the_source_calls_a_value_may_be_what_a_check_is_not(
    run: Run, checks: tuple[Check, ...], text: str, values: list[Any]
) -> None:
    assert with_source(run, text, checks) == values
