"""What people call their work and the folders around it, and nobody is called: `hw1`, `lab_3`."""

import re
import unicodedata

from grader.classroom.try_words import COPY, COPY_OF, LATE, NEW, NUMBERED

ENGLISH = (
    "after all answer answers assignment assignments attempt attempts before class classes "
    "classroom cls code colab copy course day days deadline done download draft drive ex exam "
    "exercise exercises export exports final first folder for graded group groups hand handed "
    "handin homework homeworks hw instructions lab laboratory labs late lecture lesson main model "
    "module my new notebook notebooks notes of old on ontime part penalty points problem program "
    "project punctual python quiz readme report requirements round rubric script second seminar "
    "sitting solution solutions source src statement student students submission submissions "
    "submitted syllabus task tasks term test tests third time todo try unit untitled upload "
    "uploads ver version week work works"
)
RUSSIAN = (
    "балл балла баллов вариант вовремя волна все вторая второй группа группы дз домашка домашнее "
    "домашние домашняя задание задания задача задачи зачет зачёт инструкция итог класс код "
    "контрольная контрольные копия курс лаб лаба лабораторная лабораторные лекция лр неделя новая "
    "должники долг долги новый опоздавшие опоздали опоздание опозданием ответ ответы отчет отчёт "
    "папка первая первый повторно попытка попытки пр практика практическая проверено проект работа "
    "работы решение решения сбор сдал сдали сданные сданы сдано сдача сдавшие семинар срок срока "
    "старая старый студенты тест третий третья урок условие условия финал часть штраф экзамен"
)
OTHERS = (
    "tp pünktlich verspätet rechtzeitig nachzügler punkte puntual tarde abgabe abgaben aufgabe "
    "aufgaben aufgabenblatt blatt hausaufgabe hausaufgaben lösung lösungen loesung loesungen übung "
    "uebung übungsblatt uebungsblatt vorlage devoir devoirs corrigé exercice exercices rendu "
    "rendus travail tarea tareas ejercicio ejercicios entrega entregas práctica practica solución "
    "solucion trabajo compito esercizio consegna zadanie convocatoria spóźnione abgegeben "
    "abgegebene verspätete retard retards entregado entregados entregadas retrasados atrasados "
    "pendientes consegnati consegne oddane здано здали борги ödev ödevi "
    "ödevler kadai úkol úkoly ukol ukoly uloha úloha"
)
CHINESE = (
    "作业 第一 第二 第三 补考 正考 实验 提交 学生 班级 课程 答案 代码 项目 任务 练习 副本 周一 "
    "周二 周三 周四 周五 星期 补交 教室 按时 准时 迟交 晚交 逾期 已交 重交"
)
CHINESE_WORD = re.compile("|".join(CHINESE.split()))
AGAIN = (
    "again resubmission resubmissions resubmitted resit retake makeup пересдача пересдачи "
    "пересдали досдача досдали перездача nachgereicht nachreichung nachreichungen rattrapage "
    "recuperación poprawka poprawa 补考 重交 补交"
)
"""What a folder is called of what was handed in after something else."""
WORDS = frozenset(f"{ENGLISH} {RUSSIAN} {OTHERS} {AGAIN}".split())
PIECE = re.compile(r"[^\W\d_]+")
INNER_CAPITAL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
DRIVE = re.compile(r".+-\d{8}T\d{6}Z(-\d+){1,2}")
"""What a download from Google Drive is called, of several files or of a folder."""
SOMEBODY = re.compile(
    r"(students?|stud|users?|участник|студент|ученик|学生|同学|学号|[su])[ _-]*\d+|\d{4,}",
    re.IGNORECASE,
)
"""What stands for a person's name where there is none: a word and a number, or a long number."""
_CAPITAL = r"(?=[^\W\d_])(?:(?![a-zа-яё])\w)[^\W\d_]*(?:[-'’][^\W\d_]+)?"
WHOLE_NAME = re.compile(
    rf"{_CAPITAL}(?:(?:,[ ]|[ _]){_CAPITAL}){{1,3}}|[\u4e00-\u9fff\uac00-\ud7a3]{{2,4}}"
)
_LETTER = r"(?![a-zа-яё])[^\W\d_]"
_LAST = rf"(?:[a-z]{{2,3}} ){{0,2}}{_LETTER}[^\W\d_]+(?:[-'’][^\W\d_]+)?"
INITIALS = re.compile(
    rf"{_LAST},?[ _]?{_LETTER}\.(?:[ _]?{_LETTER}\.?)?"
    rf"|{_LETTER}\.(?:[ _]?{_LETTER}\.)?[ _]?{_LAST}"
)
"""A last name with initials, of which Windows takes the last point: `Иванов А.С`, `J. Lee`."""
TEAM = (
    "group groupe gruppe grupo groups team teams группа команда 小组 组 gr grp gruppo grupa grup "
    "skupina csoport nhóm гр група équipe equipo squadra zespół takım tým チーム 팀 組"
)
NUMBERED_TEAM = re.compile(r"[^\W\d_]+[ _.-]{0,3}[0-9]+")
SECTION = (
    "sec section sections секция поток 班 подгруппа підгрупа потік sección sezione turma sekcja "
    "sekce şube lớp 반 クラス klasse klasa klas класс клас kurs курс"
)
TEACHER = (
    *("teacher", "instructor", "reference solution", "musterl"),
    *("преподавател", "викладач", "docente", "enseignant", "эталонное", "эталонные"),
    *("教师", "老师", "参考答案", "标准答案"),
)
ANSWER_KEY = re.compile(
    r"(?<![^\W\d_])(?:gabaritos?|solucionario|facit|fasit|lösungsvorschlag|lösningsförslag"
    r"|løsningsforslag|megoldókulcs|mintamegoldás|mallivastaus|vzorov[éá] (?:řešení|riešenie)"
    r"|vzorove[ _]reseni|rozwiązanie wzorcowe|wzorcowe rozwiązanie|cevap anahtarı|kunci jawaban"
    r"|answer[ _-]?key|corrigé[ _-]type|đáp[ _]án)(?![^\W\d_])|모범 ?답안|模範解答|解答例",
    re.IGNORECASE,
)
"""What a teacher's own answers are called; of students hardly anybody is."""
TEMPLATE = (
    "template templates starter skeleton boilerplate vorlage plantilla modèle шаблон заготовка "
    "模板 моё мое эталон"
)
"""With words of work alone it is what the teacher gave: of `ivanov_template` it is Ivanov's."""
MODEL = re.compile(r"\b(?:model|sample)[ _-]?(?:solution|answer)", re.IGNORECASE)
IN_TIME = re.compile(
    r"\b(?:in time|handed in|turned in|too late|zu spät|en retard|à (?:temps|l['’]heure)"
    r"|a tiempo|con retraso|(?:en|fuera de) plazo|in (?:orario|ritardo)|w terminie|po terminie"
    r"|hors délai|dans les temps|не проверено)\b",
    re.IGNORECASE,
)
"""What says when something came, in words that are also of names or of other things."""
UNTITLED = re.compile(
    r"(?:new|untitled|nowy) folder|(?:neuer|unbenannter) ordner|nouveau dossier|dossier sans titre"
    r"|nueva carpeta|carpeta sin título|nova pasta|nuova cartella|cartella senza titolo"
    r"|nová složka|nový priečinok|yeni klasör|nieuwe map|ny mapp?e?|uusi kansio|új mappa"
    r"|(?:folder|dosar) nou|thư mục mới|νέος φάκελος|(?:новая|нова) папка|папка без названия"
    r"|مجلد جديد|新建文件夹|未命名文件夹|新增資料夾|新しいフォルダー?|名称未設定フォルダ"
    r"|새 폴더|무제 폴더",
    re.IGNORECASE,
)
"""What computers call a folder that nobody gave a name."""
HANDED_BACK = re.compile(
    r"(?:[0-9]+[ _.-]+)?(?:(?P<surely>feedback[ _]attachments?|feedback[ ]attachment\(s\)"
    r"|returned[ _-]files|returnbox|rückgaben|rueckgaben|peer[ _-]?reviews?|reviews|рецензии|互评)"
    r"|[^\W\d_]{0,6}互评|feedback|returns|returned|review|korrektur(?:en)?|gutachten|рецензия|отзывы?|评语|批改|反馈)",
    re.IGNORECASE,
)
"""The folder of what others wrote of a student's work, or the student of theirs: Sakai, OLAT.

If not `surely`, it may also be what a student called their own.
"""
NAMES_TOO = "class course day hand late lesson new old part time unit work"
"""Words of work that are surnames as well."""
CAPITAL = re.compile(r"(?![a-zа-яё])[^\W\d_]")
OUTDATED = (
    "old backup bak copy kopia kopie copie copia draft tmp temp orig unused старый старая копия "
    "черновик 副本 旧"
)


def is_of_work(name: str, own: str = "") -> bool:
    """Tell whether a name says what it is, not whose; `own` are more words of that kind."""
    pieces = _pieces(UNTITLED.sub("folder", IN_TIME.sub("late", COPY_OF.sub("", name))))
    known = WORDS | set(_pieces(own))
    return all(len(piece) == 1 or piece in known or CHINESE_WORD.search(piece) for piece in pieces)


def is_of_person(name: str) -> bool:
    """Tell whether a name may be a person's, or stands for one: `student12`."""
    return SOMEBODY.fullmatch(name) is not None or not is_of_work(name)


def is_of_whole_name(name: str) -> bool:
    """Tell whether a name is a first and a last one: `Tan Wei`, `Kim_Olga`, `李娜`."""
    is_whole = WHOLE_NAME.fullmatch(name) or is_of_initials(name)
    return bool(is_whole) and is_of_person(name)


def is_of_initials(name: str) -> bool:
    """Tell whether a name is a last one with initials, which works have not: `Иванов А.С.`."""
    return INITIALS.fullmatch(name) is not None


def is_of_class(name: str) -> bool:
    """Tell whether a folder is around a class: one letter may be a person's name."""
    if is_of_download(name):
        return True
    return is_of_work(name) and any(len(piece) > 1 for piece in _pieces(name))


def is_of_download(name: str) -> bool:
    """Tell whether a folder or an archive is one part of a large download from Google Drive."""
    return DRIVE.fullmatch(name.removesuffix(".zip")) is not None


def is_of_teacher(name: str) -> bool:
    """Tell whether a file lies among the works of a class, and is the teacher's own."""
    said = _has(name, TEMPLATE) or MODEL.search(name)
    given = said and is_of_work(name, f"{TEMPLATE} model sample")
    is_key = ANSWER_KEY.search(unicodedata.normalize("NFC", name)) is not None
    return bool(given) or is_key or any(word in name.casefold() for word in TEACHER)


def is_key_with_a_name(name: str) -> bool:
    """Tell whether a name of a person stands beside a word for a key: one is called `Facit Bo`."""
    left, keys = ANSWER_KEY.subn(" ", unicodedata.normalize("NFC", name))
    return keys > 0 and is_of_person(left)


def is_handed_back(name: str, surely: bool = False) -> bool:
    """Tell whether a folder may be of what people wrote of each other's work, or surely is."""
    found = HANDED_BACK.fullmatch(name)
    return found is not None and (not surely or found["surely"] is not None)


def first_called(name: str) -> str:
    """Return what a file was called before it was handed in again: `hw` of `hw (1)`, `hw_late`."""
    return LATE.sub("", COPY.sub("", COPY_OF.sub("", name, count=1)))


def of_one(name: str) -> str:
    """Return the name of somebody's first file: of `Lee - Copy (2)` and `Lee (late)` it is `Lee`.

    What has no name of a person is each another's: a browser writes `hw (1)` of the next one too,
    and `gain (1)`, which no capital says to be a name.
    """
    first = first_called(name)
    by_browser = NUMBERED.fullmatch(name.removeprefix(first))
    is_one = bool(CAPITAL.match(first)) or not by_browser
    if (new := NEW.search(name)) and (
        len(PIECE.findall(first)) < 2 or CAPITAL.match(new["word"]) or not CAPITAL.match(first)
    ):
        return name  # `Anna Nova` beside `Anna`, `Anna Maria Nova` beside `Anna Maria`
    return first if is_one and is_of_person(first) else name


def team_in(name: str) -> str:
    """Return the team in a name of nothing but work: `gruppe-02` of `gruppe-02-main`."""
    found = NUMBERED_TEAM.search(name) if is_of_work(name, TEAM) and _has(name, TEAM) else None
    return found[0] if found else ""


def is_again(name: str) -> bool:
    """Tell whether a folder is of what was handed in once more."""
    pieces = _pieces(name)
    again = any(each in pieces or (each >= "一" and each in name) for each in AGAIN.split())
    return again and is_of_work(name)


def is_outdated(name: str) -> bool:
    """Tell whether a name says that there is a better one."""
    return _has(name, OUTDATED)


def pieces_of(name: str) -> frozenset[str]:
    """Return the words of a name in small letters, `HwFinal_2` as `hw` and `final`."""
    return frozenset(_pieces(name))


def _has(name: str, words: str) -> bool:
    return not set(words.split()).isdisjoint(_pieces(name))


def _pieces(name: str) -> list[str]:
    return [piece.casefold() for piece in PIECE.findall(INNER_CAPITAL.sub(" ", name))]
