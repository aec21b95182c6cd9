"""The wordings of a label: `avg grad` and `среднее градиента` are the `mean gradient`, too.

One language is enough for a label of the field's own words, and their order is free.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from grader.reading.tokens import CJK, LETTER

_ROWS = (
    "mean average avg mu μ среднее средний 平均值 平均 均值",
    "median медиана медианный 中位数",
    "sum total сумма 总和",
    "max maximum largest максимум максимальный наибольший 最大值 最大",
    "min minimum smallest минимум минимальный наименьший 最小值 最小",
    "std stddev stdev sigma σ standard_deviation стандартное_отклонение"
    " среднеквадратичное_отклонение отклонение ст.откл ст._откл ст_откл откл sd ско стд 标准差",
    "variance var дисперсия 方差",
    "norm норма 范数",
    "gradient gradients grad grads derivative derivatives nabla градиент производная 梯度 导数",
    "weight weights вес 权重",
    "bias biases смещение 偏置",
    "loss losses cost cross_entropy crossentropy ce nll bce mse rmse mae mean_squared_error"
    " mean_absolute_error потеря функция_потерь лосс кросс_энтропия кроссэнтропия"
    " перекрестная_энтропия среднеквадратичная_ошибка средняя_абсолютная_ошибка"
    " 损失函数 损失值 损失 交叉熵损失 交叉熵 均方误差 平均绝对误差 代价",
    "accuracy acc точность доля_правильных_ответов доля_верных_ответов 准确率 正确率 精度",
    "macro макро 宏平均 宏",
    "recall полнота 召回率",
    "entropy энтропия 熵",
    "perplexity ppl перплексия 困惑度",
    "confusion_matrix матрица_ошибок матрица_неточностей 混淆矩阵",
    "error err ошибка погрешность 误差",
    "difference diff разность разница 差值",
    "class classes класс 类别",
    "train training тренировочный обучающий обучение 训练集 训练",
    "test testing тест тестовый 测试集 测试",
    "validation val valid валидация валидационный 验证集 验证",
    "initial начальный 初始",
    "final итоговый финальный 最终",
    "output outputs выход 输出",
    "result результат 结果",
    "prediction predictions predicted предсказание предсказанный 预测值 预测",
    "gain коэффициент усиление 增益",
    "measured empirical experimental измеренный эмпирический измерено эксперимент"
    " 实测 经验值 实验值",
    "theoretical theory теоретический теория 理论值 理论",
    "shape форма размерность 形状",
    "learning_rate learning_rates lr lrs скорость_обучения 学习率",
    "parameter parameters param params параметр 参数量 参数数量 参数",
    "count number num количество кол_во число 数量 个数 总数",
    "singular_value singular_values сингулярное_число сингулярное_значение 奇异值",
    "eigenvalue eigenvalues собственное_число собственное_значение 特征值",
    "component components компонента 主成分 成分",
    "explained объясненный 解释",
    "fraction share доля 占比",
    "reconstruction реконструкция восстановление 重构 重建",
    "similarity сходство близость 相似度",
    "distance distances dist расстояние 距离",
    "positive pos положительный позитивный 正样本 正",
    "negative neg отрицательный негативный 负样本 负",
    "cosine cos косинус косинусный 余弦",
    "slope наклон 斜率",
    "intercept сдвиг 截距",
    "hidden скрытый 隐藏",
    "state состояние 状态",
    "threshold cutoff порог пороговый 阈值",
    "attention внимание 注意力",
    "moment момент 矩",
    "clipping clip clipped обрезка клиппинг отсечение 裁剪 截断",
    "before до 之前 前",
    "after после 之后 后",
    "step steps update шаг шага шаге шагов обновление 一步 步 更新",
    "one один одного одной",
    "zero zeros ноль нуль нулей нулевой 零",
    "size sizes размер 大小",
    "center centers centre centres centroid centroids центр центроид 中心 质心",
    "cluster clusters кластер 簇",
    "inertia инерция 惯性 惯量",
    "epoch epochs эпоха 轮次 轮",
    "best optimal wins won beats better_than on_top лучший оптимальный наилучший выигрывает"
    " выиграл победил лучше_всех лучше_чем 最佳 最好 最优",
    "stop stopped stopping early_stop early_stopping остановка остановились остановлено"
    " остановлен остановился 停止 早停",
    "iteration iterations iter iters итерация 迭代",
    "nearest closest ближайший 最近",
    "first первый 第一个 首个 第一",
    "second 2nd второй 第二个 第二",
    "edge edges ребро рёбра рёбер 边",
    "node nodes vertex vertices узел вершина 节点 顶点",
    "last последний 最后",
    "alpha α альфа",
    "beta β бета",
    "gamma γ гамма",
    "lambda λ лямбда",
    "theta θ тета",
    "omega ω омега",
    "epsilon eps ε эпсилон",
    "probability probabilities prob probs вероятность 概率",
    "snr signal_to_noise_ratio signal_to_noise signal_noise_ratio отношение_сигнал_шум"
    " отношение_сигнал/шум сигнал/шум 信噪比",
    "rms root_mean_square среднеквадратичное_значение действующее_значение 均方根值 均方根",
    "sign_change sign_changes zero_crossing zero_crossings смена_знака переход_через_ноль"
    " пересечение_нуля 过零点 过零次数 过零",
    "frequency freq частота 频率",
    "interval confidence_interval ci доверительный_интервал интервал 置信区间 区间",
    "quantile quantiles percentile percentiles квантиль перцентиль процентиль 分位数 百分位",
    "effect_size eta_squared eta_sq eta2 η² η2 η^2 eta^2 размер_эффекта эта_квадрат 效应量 η平方"
    " eta平方",
    "p_value p_val pvalue p_значение p值",
    "f_statistic f_value f_stat f_ratio f_статистика f统计量 f值 f比",
    "t_statistic t_value t_stat t_статистика t统计量 t值",
    "correlation corr корреляция 相关系数",
    "skewness асимметрия 偏度",
    "kurtosis эксцесс 峰度",
    "reward rewards награда вознаграждение 奖励",
    "action actions действие 动作",
    "policy стратегия политика 策略",
    "word words слово слов 单词 词",
    "token tokens токен 词元",
    "bigram bigrams биграмма 二元组",
    "distinct unique different различный разный уникальный 不同",
    "vocabulary vocab словарь 词汇表 词表",
    "neighbor neighbors neighbour neighbours сосед 邻居 近邻",
    "rank ранг 秩",
    "determinant det определитель 行列式",
    "trace след 迹",
    "length len длина 长度",
    "residual residuals остаток 残差",
    "noise шум 噪声",
    "signal сигнал 信号",
    "energy энергия 能量",
    "power мощность 功率",
    "amplitude амплитуда 振幅 幅度",
    "phase фаза 相位",
    "likelihood правдоподобие 似然",
    "temperature температура 温度",
    "hardest most_difficult самый_сложный самый_трудный 最难",
    "leave_one_out loo 留一法 留一",
    "f1_score f1 f1_мера f1分数 f1值",
)
"""Each row means one thing, which its first word stands for; `_` is a space."""
_ENDING = re.compile(
    r"(?<=[а-я]{4})(?:ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ый|ий|ых|их|ая|яя|ах|ях|ом|ем|ым|им|ов"
    r"|[аеиоуыэюяь]{1,2})\b"
)
"""What changes in a Russian word from case to case: `лучшая активация`, `у лучшей активации`."""
_ENDING_MOST = 3
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:(?<=ss|sh|ch)es|(?<![siu])s)\b")
"""The end of an English plural: `bisections`, `losses`, but not `loss`, `axis`, `radius`."""
_LINKS = "of|for|on|the|на|для|по"
_LINK = re.compile(rf"(?<=.) (?:{_LINKS})(?= )|(?<=.)的(?=.)")
"""What stands between the words of a label and says nothing: `norm of the gradient`."""
_ONE_CJK = f"(?-i:[{CJK}])"  # without regard to case its thousands would be folded one by one
_BETWEEN = rf"[ \t_-]{{0,3}}(?:(?:{_LINKS})[ ]){{0,2}}的?[ ]?"
_TO_DIGIT = re.compile(rf"(?<={LETTER})(?=[0-9])")
_BESIDE_CJK = re.compile(rf"(?<=[{CJK}]) | (?=[{CJK}])")
_WORD = re.compile(f"[{CJK}]+|[^ {CJK}]+")
_SAME = "tolist|item|detach|numpy|cpu|data|clone|float|double|squeeze|flatten"


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """Return a label without its case, Russian endings, and what only links its words."""
    text = re.sub(r"[\s_-]+", " ", label.casefold().replace("ё", "е")).strip()
    text = _TO_DIGIT.sub(" ", text)
    text = _BESIDE_CJK.sub("", _LINK.sub("", text)).rstrip(".")
    return _ENDING.sub("", _PLURAL.sub("", text))


@lru_cache(maxsize=4096)
def meaning(label: str) -> tuple[str, ...]:
    """Return the words of a plain label, each as the first of those that mean the same."""
    means, pattern = _members()
    return tuple(_WORD.findall(pattern.sub(lambda found: f" {means[found[0]]} ", label)))


def orders(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a label means, also turned if it is two words of the field: `norm of grad`."""
    yield words
    if len(words) == 2 and all(word in _wordings() for word in words):
        yield words[::-1]


def pattern_of(labels: Collection[tuple[str, ...]]) -> re.Pattern[str]:
    """Return the pattern of all wordings of what labels mean, as whole words, the longest first."""
    if not labels:
        return re.compile("(?!)")
    ordered = sorted(labels, key=lambda words: (len(words), len("".join(words))), reverse=True)
    every = "|".join(_BETWEEN.join(map(_any_wording, words)) for words in ordered)
    first = re.escape("".join({w[0] for words in labels for w in _wordings().get(words[0], words)}))
    letter = rf"(?-i:[^\W_{CJK}])"
    before = rf"(?:(?<!{letter})|(?={_ONE_CJK}))"
    # What follows a dot is another thing, `w.grad`, but for the ways to the same, `w.tolist()`.
    after = rf"(?:(?!{letter}|\.(?!(?:{_SAME})\b){LETTER})|(?<={_ONE_CJK}))"
    return re.compile(rf"(?=[{first}]){before}(?:{every}){after}", re.IGNORECASE)


def phrases_of(words: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of wordings of several words that mean one of some."""
    several = [w for word in words for w in _wordings().get(word, ()) if " " in w]
    return re.compile("|".join(map(_inflected, several)) or "(?!)", re.IGNORECASE)


def _any_wording(word: str) -> str:
    """Return the pattern of a word or of all that mean the same, with Russian endings."""
    return f"(?:{'|'.join(map(_inflected, _wordings().get(word, (word,))))})"


def _inflected(wording: str) -> str:
    words = re.sub(r"[а-я]{4,}", rf"\g<0>[а-яё]{{0,{_ENDING_MOST}}}", re.escape(wording))
    words = re.sub(r"[a-z]{3,}(?![a-z{\[])", r"\g<0>(?:e?s)?", words)
    words = re.sub(r"\\ (?=[0-9])", r"[ \\t_-]{0,3}", words)
    return words.replace(r"\ ", r"[ \t_-]{1,3}").replace("е", "[её]")


@lru_cache(maxsize=1)
def _wordings() -> dict[str, list[str]]:
    """Return the plain words that mean the same by the first of these, the longest first."""
    rows = (row.split() for row in _ROWS)
    return {row[0]: sorted(map(plain, row), key=len, reverse=True) for row in rows}


@lru_cache(maxsize=1)
def _members() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return what each word of a row means, and the pattern of all."""
    means = {word: first for first, words in _wordings().items() for word in words}
    ordered = sorted(means, key=len, reverse=True)
    chinese = [word for word in ordered if re.match(f"[{CJK}]", word)]
    others = "|".join(word for word in ordered if word not in chinese)
    return means, re.compile(rf"(?<!{LETTER})(?:{others})(?!{LETTER})|{'|'.join(chinese)}")
