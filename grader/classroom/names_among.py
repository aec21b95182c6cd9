"""A person's whole name among words of work, class and number: `lee_ann_hw3`, `计科2班-王芳-作业3`.

Whatever is left of what somebody called their work is the name, if nobody called the rest so: what
is not known to be of work is of the name, so that a row is found by all of it or not at all.
"""

import re
import unicodedata

from grader.classroom.work_names import CHINESE, NAMES_TOO, is_of_work

EAST = r"\u3005\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
"""Signs of Chinese, Japanese and Korean."""
POINT = "·•‧・"
"""What stands between the parts of a name from afar: `阿依古丽·买买提`."""
_OWN_WORK = (
    "作業 作品 大作 报告 報告 测试 考试 期末 期中 平时 上机 结课 课后 課後 个人 最终 最終 "
    "修改 更正 补充 程序 源码 主程序 文件 課題 宿題 演習 提出 レポート 再提出 ノート 学籍番号 "
    "과제 숙제 실습 제출 레포트 보고서 최종 수정 연습 학번 이름 学号 姓名 名前 氏名 學號 实践 "
    "实训 题目 更新"
)
WORK = f"{CHINESE} {_OWN_WORK}".split()
SUBJECTS = (
    "计科 软工 软件 计算机 计算 智能 人工 数科 数据 网工 网络 信安 信息 电信 电子 通信 自动化 "
    "机械 数学 物理 统计 金融 工程 科学 技术 專業 专业 学院 大学 機器 机器 深度 学习 學習 "
    "神经 挖掘 情報 工学 理学 深層 学習 機械 컴공 컴퓨터 공학 과학 딥러닝 인공지능 기계학습 "
    "머신러닝 소프트웨어 데이터 통계 수학 전자 대학교 大 与 和 的"
)
_SUBJECT = re.compile(f"(?:{'|'.join(SUBJECTS.split())})+")
_CLASS = re.compile(
    r".*(?:[班组組级級届屆系]|学院|學院|大学|大學|专业|專業|반|학년|학과|학부|クラス)\Z"
)
_BEFORE_NAME = re.compile(r"[^0-9]*[0-9]+[^0-9]*?[班组組级級届屆반조]")
_OF_WORK = re.compile(f"的?(?:第[一二三四五六七八九十]*次?)?(?:{'|'.join(WORK)}).*")
_SIGNS_OF_WORK = (
    "第次班组組题題周章课課号號份版改交的页年月日回大小上下一二三四五六七八九十학년반조차주급과"
)
_TAUGHT = (
    "gradient gradients descent monte carlo neural network networks net nets deep learning machine "
    "linear logistic regression batch norm normalization activation activations function functions "
    "loss vanishing exploding init initialization xavier kaiming tanh relu sigmoid gain data set "
    "sets dataset random seed forward backward pass layer layers weight weights decay adam sgd "
    "momentum optimizer question questions number one two three four five training testing error "
    "rate analysis plot plots example examples helper helpers utils"
)
SUBJECT = frozenset(_TAUGHT.split())
"""Words of what is taught, of which whole names of works are: `Gradient Descent`."""
_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_EASTERN = re.compile(f"[{EAST}](?:[{EAST}{POINT}]*[{EAST}])?")
_WITH_DIGIT = re.compile(rf"[^\W{EAST}]*[0-9][^\W{EAST}]*")

_INITIAL = r"(?![a-zа-яёіїєґ])[^\W\d_]"
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")


def whole_name(name: str) -> str:
    """Return a name that stands among other words, `lee_ann_hw3`; else nothing."""
    plain = unicodedata.normalize("NFKC", name).replace("_", " ")
    if re.search(f"[{EAST}]", plain):
        return " ".join(dict.fromkeys(_eastern(plain)))
    parts = [_without_work(part) for part in _PART.findall(_WITH_DIGIT.sub(" ", plain))]
    names = [part for part in parts if not _is_no_name(part)]
    if len(names) == 1:  # of a section or a variant a letter stands elsewhere
        found = re.search(rf"{re.escape(names[0])} {_INITIAL}(?=\Z| (?!\w\b))", plain)
        return found[0] if found else names[0]
    return " ".join(names)


def two_alphabets(name: str) -> list[str]:
    """Return a name that stands in two alphabets, `Цой Юлия (Tsoi Yulia)`, in each; else nothing.

    In the same one it may be somebody else's.
    """
    found = IN_BRACKETS.search(unicodedata.normalize("NFKC", name))
    if found is None:
        return []
    both = [whole_name(found.string[: found.start()]), whole_name(found[1])]
    alphabets = [{_alphabet(sign) for sign in each if sign.isalpha()} for each in both]
    return both if all(map(_is_of_two, both)) and not alphabets[0] & alphabets[1] else []


def _is_of_two(name: str) -> bool:
    """Tell whether a name has a first and a last one: words, or signs that stand for words."""
    return " " in name or (len(name) > 1 and re.match(f"[{EAST}]", name) is not None)


def _alphabet(sign: str) -> str:
    """Return of which alphabet a letter is; all of the East are one."""
    if re.match(f"[{EAST}]", sign):
        return "EAST"
    return unicodedata.name(sign, "").partition(" ")[0]


def _eastern(plain: str) -> list[str]:
    """Return the words that are no class, no number and no work."""
    whole, cut = list[str](), list[str]()
    for segment in re.split(rf"[^\w{POINT}'’]+", plain):
        if _CLASS.fullmatch(segment):
            continue
        left = _WITH_DIGIT.sub(" ", _BEFORE_NAME.sub(" ", segment))
        for part in _EASTERN.findall(left):
            without = _OF_WORK.sub("", part)
            (whole if without == part else cut).append(without)
        latin = _PART.findall(re.sub(f"[{EAST}]", " ", left))
        whole += [part for part in latin if not is_of_work(part)]
    signs = [part for part in whole if len(part) == 1 and part not in _SIGNS_OF_WORK]
    names = [part for part in whole if len(part) > 1 and not _SUBJECT.fullmatch(part)]
    cut = [part for part in cut if len(part) > 1 and not _SUBJECT.fullmatch(part)]
    if len(names) == len(signs) == 1 and re.search(rf"{names[0]}\s{signs[0]}", plain):
        return [*names, *signs]  # a first name of one sign, `髙橋 健`
    return names or (signs if 1 < len(signs) < 4 else cut)  # `王 芳 作业` is a name, too


def _without_work(part: str) -> str:
    """Return `Ann` of `Ann-main`, and `Mary-Ann` as it is."""
    words = part.split("-")
    while len(words) > 1 and len(words[-1]) > 1 and _is_no_name(words[-1]):
        words.pop()
    return "-".join(words)


def _is_no_name(word: str) -> bool:
    """Tell whether a word says what it is; what people are called too, and a letter, does not."""
    is_letter = len(word) == 1 and word.isascii()
    return is_of_work(word) and word.casefold() not in NAMES_TOO.split() and not is_letter
