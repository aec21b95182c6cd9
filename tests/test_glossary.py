"""The glossary has each word once, and says the same in three languages and nothing twice."""

import re
from collections import Counter
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reading.wordings import meaning, orders, plain

TEXT = (resources.files("grader") / "reading" / "glossary.txt").read_text(encoding="utf-8")
LINES = [line.split() for line in TEXT.splitlines() if not line.startswith("#")]
FIRST = {line[0]: line for line in LINES}
WORDS = [(word, line[0]) for line in LINES for word in line]


def means(label: str) -> tuple[str, ...]:
    return meaning(plain(label))


def test_each_line_begins_with_an_english_word_and_has_another() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[a-z][a-z0-9_]*", line[0])] == []
    assert [line for line in LINES if len(line) < 2] == []
    assert len(FIRST) == len(LINES)


def test_no_word_is_on_two_lines() -> None:
    """Nor is it twice on one, but for what is one word only without its ending."""
    lines = Counter(word for line in LINES for word in {plain(each) for each in line})
    assert [word for word, times in lines.items() if times > 1] == []
    assert [word for line in LINES for word, n in Counter(line).items() if n > 1] == []


def test_every_word_is_found_in_itself_as_the_first_of_its_line() -> None:
    found = {word: means(word.replace("_", " ")) for word, _ in WORDS}
    assert {word: found[word] for word, first in WORDS if found[word] != (first,)} == {}


def test_every_word_is_found_in_capitals_too() -> None:
    shown = {word: word.replace("_", " ").upper() for word, _ in WORDS}
    wrong = {word: means(shown[word]) for word, first in WORDS if means(shown[word]) != (first,)}
    assert wrong == {}


def test_no_word_is_of_signs_alone_or_has_what_no_label_has() -> None:
    assert [word for word, _ in WORDS if not re.search(r"\w", word)] == []
    assert [word for word, _ in WORDS if re.search(r"[A-Z\s,;:|]", word)] == []


SAME = [
    ("residual", "невязка", "残差"),
    ("total cost", "общая стоимость", "总成本"),
    ("mean absolute deviation", "среднее абсолютное отклонение", "平均绝对偏差"),
    ("Gini impurity", "неоднородность Джини", "基尼不纯度"),
    ("number of edges", "количество рёбер", "边数"),
    ("number of words", "количество слов", "单词数"),
    ("largest eigenvalue", "наибольшее собственное значение", "最大特征值"),
    ("smallest singular value", "наименьшее сингулярное число", "最小奇异值"),
    ("mean gradient", "средний градиент", "平均梯度"),
    ("median", "медиана", "中位数"),
    ("variance", "дисперсия", "方差"),
    ("standard deviation", "стандартное отклонение", "标准差"),
    ("standard error", "стандартная ошибка", "标准误差"),
    ("absolute error", "абсолютная погрешность", "绝对误差"),
    ("relative error", "относительная ошибка", "相对误差"),
    ("test accuracy", "точность на тесте", "测试准确率"),
    ("train loss", "обучающая потеря", "训练损失"),
    ("validation error", "ошибка на валидации", "验证误差"),
    ("gradient norm", "норма градиента", "梯度范数"),
    ("learning rate", "скорость обучения", "学习率"),
    ("number of parameters", "количество параметров", "参数总数"),
    ("number of iterations", "число итераций", "迭代次数"),
    ("number of steps", "количество шагов", "步骤数量"),
    ("condition number", "число обусловленности", "条件数"),
    ("determinant", "определитель", "行列式"),
    ("correlation coefficient", "коэффициент корреляции", "相关系数"),
    ("covariance matrix", "ковариационная матрица", "协方差矩阵"),
    ("confusion matrix", "матрица ошибок", "混淆矩阵"),
    ("confidence interval", "доверительный интервал", "置信区间"),
    ("upper bound", "верхняя граница", "上界"),
    ("lower bound", "нижняя граница", "下界"),
    ("p-value", "p-значение", "p值"),
    ("degrees of freedom", "степени свободы", "自由度"),
    ("sum of squares", "сумма квадратов", "平方和"),
    ("recall", "полнота", "召回率"),
    ("perplexity", "перплексия", "困惑度"),
    ("joint entropy", "совместная энтропия", "联合熵"),
    ("mutual information", "взаимная информация", "互信息"),
    ("signal to noise ratio", "отношение сигнал/шум", "信噪比"),
    ("cutoff frequency", "частота среза", "截止频率"),
    ("moving average", "скользящее среднее", "移动平均"),
    ("shortest path", "кратчайший путь", "最短路径"),
    ("path length", "длина пути", "路径长度"),
    ("clustering coefficient", "коэффициент кластеризации", "聚类系数"),
    ("connected components", "компоненты связности", "连通分量"),
    ("kinetic energy", "кинетическая энергия", "动能"),
    ("half-life", "период полураспада", "半衰期"),
    ("interest rate", "процентная ставка", "利率"),
    ("net present value", "чистая приведенная стоимость", "净现值"),
    ("win rate", "доля побед", "胜率"),
    ("cumulative reward", "накопленная награда", "累积奖励"),
    ("golden section", "золотое сечение", "黄金分割"),
    ("Monte Carlo", "Монте-Карло", "蒙特卡洛"),
    ("root", "корень", "根"),
]


@pytest.mark.parametrize(
    ("english", "russian", "chinese"),
    SAME,
)
def test_a_label_means_the_same_in_each_language(english: str, russian: str, chinese: str) -> None:
    """The order of two words is free."""
    own = {*orders(means(english))}
    assert means(russian) in own
    assert means(chinese) in own


CASES = [
    ("наибольшее собственное значение", "наибольшего собственного значения"),
    ("средний градиент", "среднего градиента"),
    ("обучающая выборка", "обучающей выборке"),
    ("матрица ошибок", "матрицы ошибок"),
    ("скорость сходимости", "скорости сходимости"),
    ("кратчайший путь", "кратчайшего пути"),
    ("дерево решений", "дерева решений"),
    ("метод бисекции", "методом бисекции"),
    ("стандартная ошибка", "стандартной ошибки"),
    ("число итераций", "числа итераций"),
    ("largest eigenvalue", "largest eigenvalues"),
    ("step size", "step sizes"),
    ("class", "classes"),
]


@pytest.mark.parametrize(("one", "other"), CASES)
def test_a_label_means_the_same_in_each_case_and_number(one: str, other: str) -> None:
    assert means(one) == means(other)


DIFFERENT = [
    ("mean", "median"),
    ("среднее", "медиана"),
    ("平均数", "中位数"),
    ("precision", "recall"),
    ("precision", "accuracy"),
    ("精确率", "准确率"),
    ("精确率", "召回率"),
    ("train", "test"),
    ("train loss", "validation loss"),
    ("训练误差", "测试误差"),
    ("standard error", "error"),
    ("standard error", "standard deviation"),
    ("标准误差", "误差"),
    ("标准误差", "标准差"),
    ("стандартная ошибка", "ошибка"),
    ("upper bound", "lower bound"),
    ("上界", "下界"),
    ("верхняя граница", "нижняя граница"),
    ("largest eigenvalue", "smallest eigenvalue"),
    ("eigenvalue", "eigenvector"),
    ("特征值", "特征向量"),
    ("特征值", "特征"),
    ("eigenvalue", "singular value"),
    ("variance", "standard deviation"),
    ("方差", "标准差"),
    ("variance", "covariance"),
    ("correlation", "autocorrelation"),
    ("entropy", "cross entropy"),
    ("mean", "moving average"),
    ("mean", "geometric mean"),
    ("sum", "sum of squares"),
    ("false positive", "false negative"),
    ("true positive", "false positive"),
    ("первый", "второй"),
    ("before", "after"),
    ("bias", "biased"),
    ("mode", "model"),
    ("area", "volume"),
    ("size", "sample size"),
    ("step", "step size"),
    ("frequency", "cutoff frequency"),
    ("in-degree", "out-degree"),
    ("unigram", "bigram"),
    ("absolute error", "relative error"),
    ("rate of return", "return"),
    ("利率", "概率"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_labels_of_two_results_do_not_mean_the_same(one: str, other: str) -> None:
    assert {*orders(means(one))}.isdisjoint(orders(means(other)))


@given(st.lists(st.sampled_from([*FIRST]), min_size=1, max_size=4), st.sampled_from(" _-"))
def test_words_side_by_side_mean_what_each_means(words: list[str], mark: str) -> None:
    """Or what two of them mean together."""
    found = means(mark.join(word.replace("_", mark) for word in words))
    assert found
    assert len(found) <= len(words)
    assert {*found} <= {*FIRST}


@given(st.text(max_size=30))
def test_any_text_has_a_meaning_or_no_word(text: str) -> None:
    found = means(text)
    assert all(found)
    assert bool(found) == bool(re.search(r"\S", plain(text)))
