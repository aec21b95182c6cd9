"""Names that students translate: the same few words in the languages of the course.

A word is one of an exercise's names only where each of these is one of such words, so that `max`
of a list of functions is never `maximum`.
"""

from collections.abc import Mapping, Sequence

YES = ("yes", "true", "да", "верно", "истина", "是", "真", "oui", "ja", "sí")
NO = ("no", "false", "нет", "неверно", "ложь", "否", "假", "non", "nein")
SAME = (
    YES,
    NO,
    ("up", "вверх", "上", "向上", "往上"),
    ("down", "вниз", "下", "向下", "往下"),
    ("left", "влево", "налево", "слева", "左", "向左", "往左"),
    ("right", "вправо", "направо", "справа", "右", "向右", "往右"),
    ("stay", "стоять", "不动"),
    ("north", "север", "北"),
    ("south", "юг", "南"),
    ("west", "запад", "西"),
    ("east", "восток", "东"),
    ("increase", "increases", "increasing", "растёт", "растет", "увеличивается", "增加", "上升"),
    ("decrease", "decreases", "decreasing", "убывает", "уменьшается", "падает", "减少", "下降"),
    ("constant", "unchanged", "постоянно", "不变"),
    ("positive", "положительный", "положительная", "正"),
    ("negative", "отрицательный", "отрицательная", "负"),
    ("red", "красный", "красная", "红", "红色"),
    ("green", "зелёный", "зеленый", "зелёная", "зеленая", "绿", "绿色"),
    ("blue", "синий", "синяя", "蓝", "蓝色"),
    ("cat", "кошка", "кот", "猫"),
    ("dog", "собака", "пёс", "狗"),
)


def others(names: Sequence[str]) -> Mapping[str, str]:
    """Return the other spellings of names, each with the name; none if one is no such word."""
    groups = {word: group for group in SAME for word in group}
    own = [(name, groups.get(name.casefold(), ())) for name in names]
    if len({group for _, group in own}) < len(own) or not all(group for _, group in own):
        return {}
    return {word: name for name, group in own for word in group if word != name.casefold()}
