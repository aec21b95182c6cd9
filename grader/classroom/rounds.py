"""Folders of a deadline, an exam, a resit or a date: whoever is in them is of one class.

These words are no words of work: people are called `Do`, `Jan` or `Late`, and computers of a room
`exam01`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from grader.classroom.parts import DAYS, is_of_hours
from grader.classroom.work_names import WORDS, pieces_of

_DEADLINE = (
    "deadline deadlines due termin termín termíny termínu termen termenul termenului határidő "
    "határidőre határidőn frist abgabefrist fristgerecht срок срока сроку дедлайн дедлайна термін "
    "терміну дедлайну строк plazo prazo délai délais échéance scadenza scadenze termine termini "
    "inlevermoment frister inlämningsdag määräaika scadența hạn nộp convocatoria convocatorias "
    "convocatória appello appelli época epoca الموعد موعد προθεσμία"
)
_EXAM = (
    "exam exams examination vizsga vizsgák klausur klausuren prüfung pruefung examen exámenes "
    "examens esame esami exame exames prova provas egzamin egzaminy kolokwium zkouška zkousky "
    "písemka skúška tentamen tentamens tenta eksamen tentti экзамен экзамена зачёт зачет іспит "
    "екзамен контрольная ispit испит изпит sınav sınavı kontrolní ujian امتحان εξέταση"
)
_LATER = (
    "late later retake retakes resit resits makeup reexam pótvizsga pótzh pótbeadás pótlás "
    "javítóvizsga utóvizsga késő nachklausur nachklausuren nachprüfung wiederholungsklausur "
    "zweittermin nachtermin nachschreibeklausur recuperación recuperacion recuperatorio "
    "extraordinaria rattrapage rattrapages recupero recuperação recuperacao substitutiva poprawka "
    "poprawkowy poprawkowa poprawki opravy opravný opravná oprava opravné pozdě pozdní herkansing "
    "herkansingen hertentamen laat omtenta omtentamen omprov reeksamen omprøve konteeksamen "
    "uusinta uusintatentti myöhässä пересдача пересдачи пересдачу допсессия опоздавшие "
    "перескладання перездача запізно запізнілі bütünleme telafi geç restanță restanțe mărire "
    "întârziat popravni поправителен kasno remedial susulan متأخر تعويضي إعادة επαναληπτική "
    "καθυστερημένα"
)
_AFTER = "po after past nach после après après-délai después dopo depois efter efterår после після"
"""With a word of a deadline it was over."""
_BEFORE = (
    "do to by before until till bis vor až pred před przed до перед antes hasta até prima entro "
    "avant jusqu voor tot før före innan ennen înainte előtt"
)
_BESIDE = (
    "the of on at and ig a v w we in le la el il de del della du des der die das am zum na za со "
    "от по с и і та e y ou oder und regular ordinary regulär ordentlich ordinaria řádný řádná "
    "hlavní pierwszy drugi erste erster zweite zweiter first second third premier deuxième "
    "primera segunda primo secondo první druhý druhá třetí st nd rd th extended uhr h kl ora"
)
_MONTHS = (
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober "
    "dezember janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro março maio "
    "fevereiro junho julho setembro outubro novembro dezembro января февраля марта апреля мая "
    "июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь июль "
    "август сентябрь октябрь ноябрь декабрь січня лютого березня квітня травня червня липня "
    "серпня вересня жовтня листопада грудня leden ledna únor února březen března duben dubna "
    "květen května červen června červenec července srpen srpna září říjen října listopad "
    "listopadu prosinec prosince styczeń stycznia luty lutego marzec marca kwiecień kwietnia maj "
    "maja czerwiec czerwca lipiec lipca sierpień sierpnia wrzesień września październik "
    "października listopada grudzień grudnia január február március április május június július "
    "augusztus szeptember október ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim "
    "kasım aralık januari februari maart mei augustus augusti"
)
DEADLINE, EXAM, LATER = (frozenset(each.split()) for each in (_DEADLINE, _EXAM, _LATER))
BEFORE, AFTER, BESIDE = (frozenset(each.split()) for each in (_BEFORE, _AFTER, _BESIDE))
KNOWN = DEADLINE | EXAM | LATER | BEFORE | AFTER | BESIDE | {*_MONTHS.split()} | WORDS | DAYS
SCHOOL_YEAR_M = 9
YEAR_M = 6
"""So many months apart, without a year, are a deadline in autumn and one in the next spring."""
OF_EAST = re.compile("截止|期限|締切|마감|기한|考[试試]|試験|시험")
LATER_OF_EAST = re.compile("[补補]考|追試|再試験?|추가시험|재시험|지각|마감 ?후|期限後|逾期|迟交")
DATE = re.compile(r"(?<!\d)(\d{4})[-._ ]{1,2}(\d{1,2})[-._ ]{1,2}(\d{1,2})(?!\d)")
DATE_TURNED = re.compile(r"(?<!\d)(\d{1,2})[-._ ]{1,2}(\d{1,2})(?:[-._ ]{1,2}(\d{4}))?(?!\d)")
ORDINAL = re.compile(r"([1-9])(?:\.(?!\d)|st|nd|rd|th|[ªºoa°]|er|e|[еè]me|-?[йяе])? ")
SLOT = re.compile(r"termin[ _.-]{0,2}\d{1,2}", re.IGNORECASE)
"""One of several hours in German, in which others are; a deadline has its number before it."""
SEAT = re.compile(r"([^\W\d_]{2,10})\d{1,3}")
"""What a computer of a room or an account for an exam is called: `pc07`, `exam01`."""


def is_of_round(name: str) -> bool:
    """Tell whether a folder says when its works came, and no more: `2. termín (do 26. 11.)`.

    Its word must be of a deadline, an exam or what comes after it, or stand before a date; or it
    is a whole date with its year.
    """
    pieces, date = _pieces(name), bool(_dates(name))
    by_word = not pieces.isdisjoint(DEADLINE | EXAM | LATER) or _of_east(name)
    by_date = date and (not pieces.isdisjoint(BEFORE | AFTER) or any(o[0] for o in _dates(name)))
    known = all(len(each) == 1 or each in KNOWN or _of_east(each) for each in pieces)
    is_else = is_of_hours(name) or SEAT.fullmatch(name) or SLOT.fullmatch(name)
    return (by_word or by_date) and known and not is_else


def ordered(names: Sequence[str]) -> Mapping[str, int]:
    """Return which of several folders' works came later, by what these are called; else nothing.

    It must be said of all in one way: by dates, by a number before a deadline, or by a word for
    what came after the others. `exam 1` and `exam 2` are two works.
    """
    dates = [max(_dates(each), default=()) for each in names]
    if len({each[:1] == (0,) for each in dates}) > 1:  # with and without a year
        dates = []
    months = [each[1] for each in dates if each]
    if months and not any(each[0] for each in dates if each) and max(months) - min(months) > YEAR_M:
        dates = [(int(each[1] < YEAR_M), *each[1:]) if each else () for each in dates]
    later = [(_is_later(each),) for each in names]
    for said in (dates, [_number(each) for each in names], later):
        if said and all(said) and len({*said}) == len(names) > 1:
            places = sorted(said)
            return {name: places.index(each) + 1 for name, each in zip(names, said, strict=True)}
    return {}


def are_of_one_year(name: str, other: str) -> bool:
    """Tell whether two names say whole dates of one school year: of December and of January."""
    one, two = (max(_dates(each), default=(0, 0, 0)) for each in (name, other))
    months = [12 * year + month for year, month, _ in (one, two)]
    return bool(one[0] and two[0]) and abs(months[0] - months[1]) < SCHOOL_YEAR_M


def is_of_exam(name: str) -> bool:
    """Tell whether a folder is of an exam or a resit, for which people sat at some computer."""
    return not _pieces(name).isdisjoint(EXAM | LATER) or _of_east(name)


def seats(names: Collection[str]) -> frozenset[str]:
    """Return which names are of computers or accounts of a room: a word that several have."""
    found = {name: seat[1].casefold() for name in names if (seat := SEAT.fullmatch(name))}
    words = Counter(found.values())
    return frozenset(name for name, word in found.items() if words[word] > 1)


def _dates(name: str) -> list[tuple[int, ...]]:
    """Return the dates in a name as year, month and day; a year that is not said is 0."""
    whole = [(int(y), int(m), int(d)) for y, m, d in DATE.findall(name)]
    turned = DATE_TURNED.findall(DATE.sub(" ", name))
    whole += [(int(y or 0), int(m), int(d)) for d, m, y in turned]
    return [each for each in whole if 0 < each[1] <= 12 and 0 < each[2] <= 31]


def _number(name: str) -> tuple[int, ...]:
    """Return the number of a deadline, `2. termín`; nothing of an exam."""
    pieces, found = _pieces(name), ORDINAL.match(f"{name} ")
    is_one = not pieces.isdisjoint(DEADLINE) and pieces.isdisjoint(EXAM)
    return (int(found[1]),) if found and is_one else ()


def _is_later(name: str) -> bool:
    pieces = _pieces(name)
    over = not pieces.isdisjoint(AFTER) and (not pieces.isdisjoint(DEADLINE) or bool(_dates(name)))
    return over or not pieces.isdisjoint(LATER) or LATER_OF_EAST.search(name) is not None


def _of_east(name: str) -> bool:
    return OF_EAST.search(name) is not None or LATER_OF_EAST.search(name) is not None


def _pieces(name: str) -> frozenset[str]:
    return pieces_of(unicodedata.normalize("NFC", name))
