"""What folders are called that hold none of what is asked: last year's, solutions, other works."""

import re
import unicodedata
from collections.abc import Sequence

from grader.classroom.parts import DAYS
from grader.classroom.tree import Folder, plain
from grader.classroom.work_names import SECTION, TEAM, WORDS, is_of_person, pieces_of
from grader.words.names import unaccented

_OLD = (
    "old archive archives archived archiv archivo archivio архив архивы архів старое старые "
    "прошлый прошлое прошлогодние прошлогоднее прошлого год года году year years previous prev "
    "last lastyear past vorjahr vorjahre letztes jahr alt alte ancien ancienne anciens année "
    "dernière antiguo antiguos anterior anteriores año pasado backup backups bak trash starsze "
    "stare archiwum eski arşiv arkiv spring summer fall autumn winter semester term ws ss sose "
    "wise весна осень gammal gamla gammel gamle gammelt fjol fjolårets fjolåret förra året "
    "forrige i fjor sidste år oud oude vorig vorige jaar staré starý stará loni loňský loňské "
    "loňská minulý minulé minulá rok roku rocznik zeszły zeszłego zeszłoroczne ubiegły ubiegłego "
    "vlani vlaňajší tavaly tavalyi tavalyról régi archívum antigo antigos antiga antigas passado "
    "passada passati passato vecchio vecchia vecchi scorso scorsa anno vieux vieille geçen yıl "
    "eskiler vanha vanhat viime vuosi vuoden lani stari staro prošla prošle godina godine минула "
    "минулий минулого минулорічні торішні торік рік року старі старий стара vechi veche anul "
    "trecut năm ngoái cũ tahun lalu lama kurs kurser kursu course courses ht vt höst vår høst "
    "efterår forår jesień wiosna podzim jaro otoño primavera outono herbst frühjahr automne "
    "printemps najaar voorjaar herfst zima lato lukuvuosi syksy kevät semestre semestr trimestre "
    "curso cours corso школа набор ano"
)
_OLD_NOT_ALONE = (
    "year years last past term semester spring summer fall autumn winter rok roku anno año jaar "
    "år året vuosi vuoden godina godine рік року anul yıl tahun i kurs kurser kursu course "
    "courses ht vt höst vår høst efterår forår jesień wiosna podzim jaro otoño primavera outono "
    "herbst frühjahr automne printemps najaar voorjaar herfst zima lato lukuvuosi syksy kevät "
    "semestre semestr trimestre curso cours corso школа набор lama lani loni rocznik viime lalu "
    "năm minulá minulý sidste forrige ws ss sose wise весна осень ano"
)
OLD_OF_EAST = re.compile(
    r"去年|往年|往届|上届|存档|归档|備份|备份|旧|昨年|過去|작년|지난해|보관|năm ngoái|năm trước"
    r"|العام الماضي|السنة الماضية|قديم|ישן|שנה שעברה"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SOLUTION = (
    "solution solutions sol reference key решение решения эталон lösung lösungen loesung "
    "loesungen solución solucion corrigé corrigés soluzione soluzioni rozwiązanie rozwiązania "
    "çözüm řešení reseni řešením riešenie riešenia riesenie rješenje rješenja rešenje rešenja "
    "resenje решења решенија розвязок розв'язок розвязки megoldás megoldások megoldas løsning "
    "løsninger losning lösningar oplossing oplossingen uitwerkingen ratkaisu ratkaisut soluții "
    "soluție rezolvare rezolvări λύση λύσεις solução soluções solucao solucoes resolução "
    "resoluções resolucao gabarito gabaritos facit fasit penyelesaian jawaban kunci відповіді "
    "еталон ответы çözümler çözümü cevaplar odpowiedzi rozwiazania rozwiazanie soluciones "
    "correction"
)
_GIVEN = (
    "zadání zadani enunciado enunciados énoncé énoncés enonce sujet sujets aufgabenstellung "
    "aufgabenstellungen angabe angaben traccia tracce polecenie polecenia treść feladatlap "
    "cerință cerințe enunț εκφώνηση handout handouts materials material materiály materiały "
    "materialien matériel materiales materiais materiali материалы матеріали условие условия "
    "умова умови starter"
)
"""What lies in the same folder as the solution: what the course gave out."""
SOLUTION_OF_EAST = re.compile(
    "答案|参考|解答|模範|정답|해답|모범 ?답안|đáp án|lời giải|الحل|حلول|פתרון|פתרונות|เฉลย"
)
_WORKS = (
    "week weeks woche wochen semaine semana settimana tydzień týden týždeň hét vecka uge uke "
    "viikko hafta tuần неделя тиждень седмица hw homework homeworks assignment exercise exercises "
    "task project problem lab labo laboratory quiz set ps pset tp td übung uebung blatt "
    "übungsblatt aufgabe hausaufgabe abgabe devoir exercice travail tarea práctica practica "
    "ejercicio entrega trabajo lista trabalho exercício compito esercizio consegna zadanie "
    "laboratorium projekt úkol uloha úloha cvičení opdracht opgave inlämning inlämningsuppgift "
    "uppgift labb laboration aflevering oblig innlevering øving tehtävä harjoitus ödev ödevi "
    "домашка дз домашняя задание лаб лаба лабораторная лабораторна лр практика практическая "
    "практична контрольная завдання házi feladat beadandó temă tema laborator bài tập bt vježba "
    "zadaća занятие урок упражнение домашно"
)
WORKS = frozenset(_WORKS.split())
NO_WORKS = frozenset(f"{TEAM} {SECTION}".split())
NUMBERED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[ _.№#-]{0,3}([0-9]{1,3})(?![0-9])")
"""A word and its number: `Woche 06`, `hw3`, `Лаб_2`."""
_BETWEEN = "and und et y e og och en și та la le der die das"
BETWEEN = frozenset(_BETWEEN.split())
OLD = frozenset(_OLD.split())
_OLD_NAMES = "starý stará stary stara vecchi vecchio oud vieille antigo"
"""Of these the words that are surnames as well: more than one word must say that all is over."""
OLD_NAMES = frozenset(_OLD_NAMES.split())
OLD_ALONE = OLD - OLD_NAMES - {*_OLD_NOT_ALONE.split()}
SOLUTION, GIVEN = (
    frozenset(way for word in words.split() for way in (word, *unaccented(word)))
    for words in (_SOLUTION, _GIVEN)
)
CORRECTED = re.compile(
    r"(?:[0-9]+[ _.-]+)?(?:corrigid[oa]s|corregid[oa]s|corrigés|corrett[ie]|korrigierte?|bewertete?"
    r"|poprawione|sprawdzone|ocenione|opraven[éá]|oznámkované|nagekeken|rettede?|rättade?|korjatut"
    r"|kijavított(?:ak)?|düzeltilen|okunan|marked|проверено|проверенные|перевірено|перевірені"
    r"|채점|채점 ?완료|採点済み?|批改后|已批改|đã chấm|corectate|avaliados"
    r"|calificad[oa]s|valutati|notés)",
    re.IGNORECASE,
)
"""The folder of copies in which a teacher wrote; a student may mean their own second try."""


def says_old(name: str) -> bool:
    """Tell whether a folder is called old by a word, and not by its year alone."""
    return is_of_earlier(YEAR.sub(" ", name))


def is_of_earlier(name: str) -> bool:
    """Tell whether a folder is called as teachers call what is over: `_OLD 2023`, `архив`."""
    name = unicodedata.normalize("NFC", name)
    without = OLD_OF_EAST.sub("", name)
    pieces = pieces_of(without)
    said = pieces & OLD_ALONE or without != name or (len(pieces) > 1 and pieces & OLD_NAMES)
    known = all(len(each) == 1 or each in OLD | WORDS | DAYS for each in pieces)
    return bool(said or year_of(name)) and known


def year_of(name: str) -> int:
    """Return the last year that a name says, 0 if it says none."""
    return max(map(int, YEAR.findall(name)), default=0)


def is_of_solution(name: str) -> bool:
    """Tell whether a folder is called as teachers call their solution: `_solution`."""
    name = unicodedata.normalize("NFC", name)
    pieces = pieces_of(name)
    is_of_east = SOLUTION_OF_EAST.search(name) is not None
    known = all(len(each) == 1 or each in SOLUTION | GIVEN | BETWEEN | WORDS for each in pieces)
    return is_of_east or (known and not pieces.isdisjoint(SOLUTION | GIVEN))


def is_corrected(name: str) -> bool:
    """Tell whether a folder may be of the copies of works in which a teacher wrote."""
    return CORRECTED.fullmatch(unicodedata.normalize("NFC", name)) is not None


def is_of_another(name: str, called: str) -> bool:
    """Tell whether a folder is of another work than that which is `called` so: of `Week 06`.

    It must have the very word, which is of work and not of a group, with other numbers alone.
    """
    asked, said = _numbered(called), _numbered(name)
    shared = asked.keys() & said.keys() - NO_WORKS
    return any(not asked[word] & said[word] for word in shared)


def of_another_work(folder: Folder) -> Sequence[Folder]:
    """Return the folders of other works than the one that is asked: `late, Week 6` in `Week 7`.

    Where hardly anybody is beside them they may be sections, or the parts of one work.
    """
    another = [each for each in folder.holding if is_of_another(each.name, folder.name)]
    beside = [plain(each.parts[-1]) for each in folder.programs]
    beside += [each.name for each in folder.holding if not is_of_another(each.name, folder.name)]
    return another if len({*filter(is_of_person, beside)}) > len(another) else []


def _numbered(name: str) -> dict[str, set[int]]:
    """Return the numbers behind each word of work in a name."""
    numbers = dict[str, set[int]]()
    for word, number in NUMBERED.findall(unicodedata.normalize("NFC", name)):
        if (plain := word.casefold()) in WORKS:
            numbers.setdefault(plain, set()).add(int(number))
    return numbers
