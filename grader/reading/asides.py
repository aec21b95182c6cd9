"""The one table of words that say a number is no answer: what it counts, measures or names.

A line may speak of its time, its epochs or its parameters in three languages; such a number is an
answer only where a label of the check asks for it.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from grader.reading.tokens import CJK, IN_WORD


@dataclass(frozen=True, slots=True)
class _Words:
    """Words to recognise: whole ones, beginnings of inflected ones, and pieces of Chinese text."""

    whole: frozenset[str]
    stems: tuple[str, ...]
    pieces: tuple[str, ...]

    def __or__(self, other: "_Words") -> "_Words":
        return _Words(
            self.whole | other.whole, self.stems + other.stems, self.pieces + other.pieces
        )


_CHINESE = re.compile(CJK)


def _words(whole: str, stems: str, pieces: str) -> _Words:
    return _Words(frozenset(whole.split()), tuple(stems.split()), tuple(pieces.split()))


_INDEXES = _words(
    "layer layers lyr epoch epochs step steps iter iteration batch fold trial attempt row column"
    " col line cell top index idx no num number id seed random_state run runs neuron"
    " сид сида шаг шага зерно стр",
    "слой слои слоя слое слоё слою сл эпох итераци запуск строк столб номер попытк нейрон",
    "第 层 步骤 实验 种子 轮 轮次 批次 回合 编号 行 列",
)
"""What a whole number directly behind it counts: `layer 3`. It may be the index of a value."""
_TASKS = _words(
    "task part exercise problem question section lesson week experiment variant version option"
    " approach method case",
    "задани задач част пункт упражнени вопрос урок глав опыт эксперимент вариант верси способ метод"
    " случа",
    "题 任务 练习 问题 实验 方法 方案 版本 情况",
)
"""What one counts that is the index of no value: `Task 2. w1 = 0.5`."""
_COUNTS = _words(
    "experiments samples total count size length len shape dim dims dimensions param params"
    " parameters neurons units inputs outputs features channels classes workers threads tokens n x"
    " cuda device gpu cpu pid port year code status exit",
    "экспериментов пример всего количеств числ размер длин параметр входов признак год код нейрон",
    "随机数 次数 总数 数量 参数 大小 长度 样本",
)
"""What a whole number is that stands in a clause with it."""
_MEASURES = _words(
    "time times timing elapsed took duration runtime wall speed seconds sec secs minutes ms"
    " memory mem ram rss stderr sem lr learning rate momentum decay dropout eps epsilon progress"
    " eta percent tolerance tol threshold version versions",
    "погрешност верси врем длительност секунд занял затрач памят скорост"
    " допуск прогресс готово выполнен",
    "版本 时间 耗时 用时 内存 学习率 进度 容差",
)
"""What any number measures that stands in a clause with it."""
_METRICS = _words(
    "accuracy acc precision recall f1 auc loss losses mse rmse mae crossentropy entropy perplexity"
    " error err diff difference",
    "точност потер лосс ошибк разност разниц",
    "准确率 精度 损失 误差",
)
"""What any number measures, too, but may be the answer's other name where such a one is asked."""
_FORMER = _words(
    "before init initial initially original originally start starting begin beginning до",
    "был исходн начальн первоначальн начал старт",
    "之前 训练前 初始 原始 原来 开始 起始",
)
"""What was there before that became what is asked: `initial w`."""
_WANTED = _words(
    "target targets expected expect theory theoretical ideal goal want wanted desired reference",
    "ожида теори теорет идеал целев эталон",
    "目标 期望 预期 理论 理想 参考",
)
"""What a value ought to be, as it is told beside what came out."""
_OWN = _words(
    "got have actual mine my measured obtained observed after now",
    "получ факт мой моя моё мое мои измер после стал",
    "实际 得到 我的 测量 实测 之后 现在",
)
"""What came out, where another stands before it."""
_DERIVED = (
    _FORMER
    | _WANTED
    | _words(
        "diff difference differ differs delta error err ratio growth change factor share dead zeros"
        " lead margin gap vs versus against than ahead runner compared compares comparison relative"
        " check sanity shift inverse reciprocal twice"
        " doubled обратная обратное удвоенное",
        "разност разниц погрешност отношен рост прирост изменен доля отрыв сколько"
        " против сравнен отлича отличи расход опереж опереди обгон"
        " проверк",
        "倒数 对比 对照 差 差值 误差 比值 比例 增长 变化 倍 相差 偏差 领先 相比 第二名 次大 次优"
        " 次高",
    )
)
"""What was made of others, or is another's that is told only to compare: `ahead of SELU`."""
_SPREADS = _words(
    "std stddev stdev sd variance var sigma mean average",
    "ско дисперси отклонен средн",
    "标准差 方差 均值 平均",
)
"""What is made of a sample, and others may be made of."""
_SPREAD = re.compile("|".join(_SPREADS.pieces))
"""A deviation, `标准差`, is no difference, `差`."""
_TABLE = {
    "index": _INDEXES,
    "task": _TASKS,
    "count": _COUNTS,
    "measure": _MEASURES,
    "metric": _METRICS,
    "former": _FORMER,
    "wanted": _WANTED,
    "own": _OWN,
    "derived": _DERIVED,
    "spread": _SPREADS,
}
_OF_ANY = frozenset(("measure", "metric"))
_OF_WHOLE = frozenset((*_OF_ANY, "count", "index", "task"))

_PLACES = "in|at|on|from|after|since|by|в|во|на|с|со|после|от"
_LEAST = (
    r"[ .:=]{1,3}[-+]?(?:[0-9]*\.[0-9]+(?!\w|[ ]?(?:s|sec|с|сек)\b)"
    r"|[0-9.e-]{1,12}[ ,;|]{1,4}(?:max|макс))"
)
"""Behind what is no minute but the least of all: `0.83 min -3.55 max 3.7`."""
_UNITS = (
    f"s|secs?|seconds?|ms|us|[µμ]s|ns|min(?!{_LEAST})|mins|minutes?|hours?|h|сек\\w*"
    f"|с(?=[ ]*(?:[.,;)\n]|$))(?![.][ ]?(?:о|к[.][ ]?о)[.])|мс|мин(?!{_LEAST})\\w*|час\\w*"
    "|kb|mb|gb|kib|mib|gib|bytes?|кб|мб|гб|байт\\w*|hz|fps|it/s"
)
_UNITS_CJK = "秒|毫秒|分钟|小时"
_COUNTED = (
    "runs?|loops?|layers?|epochs?|times|iterations?|experiments?|steps?|samples?|neurons?|activations?"
    "|params?|parameters|items?|values?|numbers?|elements?|rows?|columns?|examples?|passes|inputs?"
    "|functions?|запуск\\w*|сло[йяеёв]\\w*|эпох\\w*|раза?|эксперимент\\w*|шаг\\w*|пример\\w*"
    "|итераци\\w*|чис(?:ел|л[аео]\\w*)|параметр\\w*|значени\\w*|элемент\\w*|активаци\\w*|функци\\w*"
)
_COUNTED_CJK = "[层次轮个步项组种条行列位]"
MEASURED = re.compile(rf"[ ]?(?:(?:{_UNITS})(?!{IN_WORD}|=)|{_UNITS_CJK})", re.IGNORECASE)
"""What stands behind a number that measures time or memory; `0.5 min=0.1` has the least of all."""
COUNTED = re.compile(
    rf"[ ]?(?:(?:{_COUNTED})(?!{IN_WORD}|[ ]?[0-9]{{1,9}}(?![.0-9]))|{_COUNTED_CJK})", re.IGNORECASE
)
"""What stands behind a number that counts; in `5 layer 3` the word belongs to the next one."""
ORDINAL = re.compile(r"(?:st|nd|rd|th|-?(?:й|го|му|м|я|е|ой|ом))(?!\w)", re.IGNORECASE)
"""What makes a whole number one of a row: `the 30th layer`, `на 30-м слое`."""
WHOSE = (
    "for|with|using|under|on|in|by|from|для|при|при использовании|с|со|в случае|у|на|в|по|из"
    "|对于?|使用|用"
)
"""What stands between a value and whose it is: `0.168 for tanh`."""
_EMPTY = frozenset(
    (
        *("tensor", "array", "parameter", "containing", "np", "numpy", "torch", "nn", "float"),
        *("list", "tuple", "dict", "row", "value", "values", "result", "the", "a", "an", "is"),
        *("are", "was", "for", "of", "in", "out", "at", "after", "by", "with"),
    )
)
"""Words that say nothing of what a value is."""
_OF_ALL = re.compile(
    r"final|last|overall|total|best|answer|correct|fixed|now|again|new|all|each|every|our|my|whole"
    r"|посл|итог|финал|ответ|окончат|исправ|правильн|теперь|весь|всех|вс[её]м|наш|кажд|общ"
    r"|之后|最终|最后|结果|答案|正确|修正|所有|全部|总|每",
    re.IGNORECASE,
)
"""Words that make of what is asked nothing else, but all of it or the last of it."""
_OTHERS = frozenset("wx")
"""Letters for what goes into a layer, and is none of what comes out of it: `W.std`."""
_DISOWNED = re.compile(
    r"\b(?:not the [^\n()]{1,30} yet\b|just for fun"
    r"|not (?:the|an|my|part of the) (?:final )?(?:answer|result|exercise|task)"
    r"|for (?:comparison|reference|fun)|out of curiosity|not asked"
    r"|не (?:является )?(?:ответ|нужно сдавать)|для (?:сравнения|интереса|справки)|из любопытства"
    r"|ради интереса)|(?:不是|并非)(?:最终)?答案|仅供参考|作?为?对[比照]|供参考"
    r"|(?:\b(?:wrong|incorrect|buggy|неверн\w*|неправильн\w*|ошибочн\w*)"
    r"(?:[ ](?:answer|attempt|result|value|version|way|ответ|вариант|попытк|результат|способ)"
    r"|[ ]*[:,;.)!\n])|错误(?:的|版|结果|示例|写法|答案)|[(]错误)"
    r"(?![^\n]*(?:correct|исправл|правильн|更正|正确))",
    re.IGNORECASE,
)
"""What says in a line or a heading that its values are no answer."""
APART = re.compile(
    r"[\s\[(<#*>=-]{0,8}(?:(?:debug|trace|sanity check|control run|отладк\w*|контрольн\w*|调试)\b"
    r"|(?:the )?others?\b|(?:все )?(?:другие|остальные)\b|其[他它余])"
    r"[^\n:：\])]{0,40}(?:[\])]|[ ]?[:：])|[ ]{0,8}\[(?:log|лог|日志)\]",
    re.IGNORECASE,
)
"""What begins a line that is printed beside the answers: `debug: ..`, `other gains: ..`."""
ABOVE = re.compile(
    r"\b(?:above|previous|earlier)\b|выше|предыдущ|上面|上述|上一|前面", re.IGNORECASE
)
"""What says that it is what was printed before that is none: `the line above is wrong`."""
PROSE = re.compile(rf"[ ](?:{_PLACES})[ ]|[在于]", re.IGNORECASE)
"""What makes `nan` in a sentence no number: `output is nan in layer 30`."""


def is_aside(words: Iterable[str], whole: bool) -> bool:
    """Say whether the words before a number, which is `whole`, say that it is no answer."""
    telling = _OF_WHOLE if whole else _OF_ANY
    return any(not telling.isdisjoint(said(word)) for word in words)


@lru_cache(maxsize=1024)
def disowns(words: str) -> bool:
    """Say whether the words around values say that these are no answer."""
    return _DISOWNED.search(words) is not None


def is_metric(word: str) -> bool:
    """Say whether a word is that of a loss, an error or so."""
    return "metric" in said(word)


@lru_cache(maxsize=4096)
def said(word: str) -> frozenset[str]:
    """Return what a word, a part of one such as `train_loss`, or Chinese text says of a number."""
    text = word.casefold()
    if _CHINESE.match(text):
        rest = _SPREAD.sub(" ", text)
        return frozenset(
            kind
            for kind, of in _TABLE.items()
            if any(piece in (text if kind == "spread" else rest) for piece in of.pieces)
        )
    parts = {text, *re.split(r"[._]", text)}
    return frozenset(
        kind
        for kind, of in _TABLE.items()
        if not of.whole.isdisjoint(parts) or any(part.startswith(of.stems) for part in parts)
    )


@lru_cache(maxsize=4096)
def is_index(word: str, tasks: bool = True) -> bool:
    """Say whether a word, or Chinese text by its end, is that of an index; or of a task's."""
    text = word.casefold()
    if _CHINESE.match(text):
        return text.endswith(_INDEXES.pieces + _TASKS.pieces * tasks)
    kinds = said(word)
    return "index" in kinds or (tasks and "task" in kinds)


def qualifies(words: Collection[str]) -> bool:
    """Say whether words beside what is asked make something else of it, `weight std`."""
    return not any(map(_OF_ALL.match, words)) and not all(map(_is_plain, words))


@lru_cache(maxsize=1024)
def _is_plain(word: str) -> bool:
    is_other = word.casefold().strip("_") in _OTHERS
    return not is_other and (is_empty(word) or bool(said(word)))


@lru_cache(maxsize=1024)
def is_empty(word: str) -> bool:
    """Say whether a word says nothing of what a value is, but which of several."""
    text = word.casefold().strip("_")
    return len(text) < 2 or text[-1:].isdigit() or text in _EMPTY or is_index(text)
