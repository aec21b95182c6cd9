"""What folders are called that hold a part of a class: `Mon 10-12`, `Gruppe 2`."""

import re

from grader.classroom.work_names import SECTION, SOMEBODY, TEAM, WORDS, pieces_of

_DAYS = (
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday "
    "saturday sunday пн вт ср чт пт сб вс понедельник вторник среда четверг пятница суббота "
    "воскресенье нд понеділок вівторок середа четвер пятниця субота неділя mo di mi do fr sa so "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lun mar mer jeu ven "
    "sam dim lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles "
    "miercoles jueves viernes sábado lunedì lunedi martedì martedi mercoledì mercoledi giovedì "
    "giovedi venerdì venerdi sabato seg segunda terça quarta quinta sexta feira pon wt śr czw "
    "pt sob poniedziałek wtorek środa czwartek piątek sobota ma ti ke to pe zo maandag dinsdag "
    "woensdag donderdag vrijdag pazartesi salı çarşamba perşembe cuma cumartesi "
    "월요일 화요일 수요일 목요일 금요일 토요일 月曜 火曜 水曜 木曜 金曜 土曜 "
    "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس السبت"
)
DAY_OF_EAST = re.compile(
    r"(?:周|星期|礼拜)[一二三四五六日天]|[月火水木金土]曜日?|[월화수목금토]요일"
)
_TIMES = (
    "am pm uhr h hrs hour ч час часа часов пара пары para pair period slot room ауд аудитория "
    "raum salle aula sala tutorial tutorium tutorials übungsgruppe uebungsgruppe practical and "
    "und et y и 节 第 限 時 时 時限 点 教室 上午 下午 晚上 교시 시 오전 오후 반 실"
)
HOURS = re.compile(
    r"(?<!\d)\d{1,2} ?[-–—:._hч] ?\d{1,2}(?!\d)"
    r"|(?<!\d)\d{1,2} ?(?:am|pm|uhr|h|ч|час\w*|пара|节|限|時|时|点|교시|시)(?![a-zа-я])",
    re.IGNORECASE,
)
LETTER = re.compile(
    r"(?:lab|labs|laboratory|tutorial|tutorium|seminar|practical|class|classroom|praktikum|übung"
    r"|semin[aá]rio|семинар|практикум|подгруппа|лаб|класс)[ _.-]?(?-i:[A-HА-ЕЖ])",
    re.IGNORECASE,
)
"""One of several sections by a letter; `Task A` is a part of a work, and `Lab 1` is a work."""
BARE = re.compile(r"[\W_]*(?:\d{1,3}[ _-]?[^\W\d_]?|[^\W\d_][ _-]?\d{0,3})[\W_]*")
"""A short number or a letter, which may be of a section, a task or a round: `A`, `101`, `9а`."""
DIGITS_OF_ROUND = 2
"""As many digits has the number of a week; a group's has more, or a letter."""
_UPPER = r"(?![a-zа-яё])[^\W\d_]"
CODE = re.compile(
    rf"(?P<letters>{_UPPER}{{2,6}}|[^\W\d_]{{2,5}})\d{{0,3}}(?:[ _.-]\d{{1,3}}){{0,2}}(?<=\d)"
    r"(?:[ _-]?[^\W\d_]{1,2})?(?:-\d\d)?"
)
"""What universities call a group by: `ИВТ-21`, `ИУ7-51Б`, `CS-1`."""
DAYS = frozenset(_DAYS.split())
KNOWN_OF_DAYS = DAYS | WORDS | {*f"{_TIMES} {TEAM} {SECTION}".split()}


def is_of_team(name: str) -> bool:
    """Tell whether a name is that of several people, by number or in another way."""
    return not pieces_of(name).isdisjoint(TEAM.split())


def is_of_section(name: str) -> bool:
    """Tell whether a name is that of a part of a class, in which each works alone."""
    by_word = not pieces_of(name).isdisjoint(SECTION.split())
    return by_word or LETTER.fullmatch(name) is not None or is_of_hours(name)


def is_bare(name: str) -> bool:
    """Tell whether a name is so short that it says neither who nor what: `A`, `101`, `М8О-301Б`."""
    with_letters = any(map(str.isdigit, name)) and pieces_of(name)
    is_short = with_letters and all(len(each) == 1 for each in pieces_of(name))
    return bool(is_short) or BARE.fullmatch(name) is not None


def is_of_number(name: str) -> bool:
    """Tell whether a short name is rather of a group than of a task or a round: `101`, `11-А`."""
    digits = sum(map(str.isdecimal, name))
    is_one = is_bare(name) and not SOMEBODY.fullmatch(name)
    return is_one and (digits > DIGITS_OF_ROUND or bool(digits and pieces_of(name)))


def code_of(name: str) -> str:
    """Return the letters of what a group is called by, `ИВТ` of `ИВТ-21`; empty if it is none."""
    found = CODE.fullmatch(name)
    return found["letters"] if found and not SOMEBODY.fullmatch(name) else ""


def is_of_hours(name: str) -> bool:
    """Tell whether a name is a day and hours, which nobody is called: `Mon 10-12`, `周三 3-4节`."""
    return is_of_day(name) and HOURS.search(name) is not None


def is_of_day(name: str) -> bool:
    """Tell whether a name is a day of the week and says no more than when and where, `Gruppe Di`.

    Somebody may be called so: `Freitag`, `Sam`.
    """
    without = DAY_OF_EAST.sub("", name)
    pieces = pieces_of(without)
    said = pieces & DAYS or without != name
    return bool(said) and all(len(each) == 1 or each in KNOWN_OF_DAYS for each in pieces)
