"""Who sent which file, where a list beside the files says so: Stud.IP, a survey, an exported chat.

A list is a table with columns of people and one whose cells say a file each, by its path, its name
or the number before it: `archive_filelist.csv` of Stud.IP, the answers of wjx.cn, whose files are
`7_王芳_question_hw.py`. Or it is `result.json`, the messages of a chat that Telegram exported.
"""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from grader.classroom.layouts.place import Place, is_most
from grader.classroom.names_among import whole_name
from grader.classroom.tree import Folder, is_program
from grader.classroom.unpacked import Member
from grader.words.coding import guess
from grader.words.errors import UsageError
from grader.words.graded import Owner, Person

BYTES_MAX = 4 << 20
"""Of a table; one of a thousand files has a tenth of it."""
LISTS_MAX = 20
"""How many files are looked into; more are what students handed in."""
CHAT = "result.json"
TABLES = (".csv", ".tsv")
SEPARATORS = (",", ";", "\t")
WHO = {
    "first": "first name|given name|forename|vorname|имя|prénom|nombre|imię|nome",
    "last": "last name|surname|family name|nachname|фамилия|nom|apellidos?|nazwisko|cognome",
    "name": "(?:full |student |learner )?name|student|participant|фио|имя и фамилия|фамилия и имя"
    "|фамилия имя|студент|(?:学生|真实)?姓名|名字|学生|氏名|nom complet|nombre completo",
    "login": "(?:student |user )?id|student (?:number|no)|user ?name|login|логин|学号|学籍番号|工号"
    "|matrikelnummer|benutzername|матрикул|номер зачетки|номер зачётки",
    "address": "e ?mail(?: address| adresse)?|mail|почта|электронная почта|邮箱|电子邮箱",
}
"""What columns of people are called."""
ASKED = re.compile(
    r"^\W*\d*\W*(?:(?:enter )?your |ihre?n? |deine?n? |(?:укажите |введите )?ваш[аеиу]? "
    r"|(?:请(?:输入|填写))?(?:你|您)?的?)",
    re.IGNORECASE,
)
"""What a survey has before such a word: `2、你的学号`."""
NUMBERED = re.compile(r"([0-9]{1,9})_(.+)")
TIME = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)[ T]+(?P<clock>\d\d?:\d\d(?::\d\d)?)"
    r"|(?P<d2>\d\d?)\.(?P<m2>\d\d?)\.(?P<y2>\d{4}),? +(?P<clock2>\d\d?:\d\d(?::\d\d)?)"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file by what a list says of it, who sent it, and when."""

    file: str
    person: Person
    sent_s: float = 0.0


def listed(folder: Folder, wrappers: int) -> Mapping[str, Place]:
    """Return whose files are by the names of members; nothing if no list has most programs."""
    members = [*folder.members()]
    programs = [each.name for each in members if is_program(each.parts[-1])]
    lists = [name for name in folder.files if name.lower().endswith((CHAT, *TABLES))]
    tails = _tails(members, folder.depth) if lists else {}
    for name in lists[:LISTS_MAX]:
        sent = _sent(folder, name, tails)
        if is_most([each for each in programs if each in sent], programs):
            return _places(sent)
    holding = [each for each in folder.folders.values() if each.holds_programs]
    if wrappers and len(holding) == 1 and not folder.programs:
        return listed(holding[0], wrappers - 1)
    return {}


def _tails(members: Iterable[Member], depth: int) -> Mapping[str, list[str]]:
    """Return the names of members by the ends of their paths."""
    tails = defaultdict(list)
    for each in members:
        parts = each.parts[depth:]
        for i in range(len(parts)):
            tails["/".join(parts[i:])].append(each.name)
    return tails


def _sent(folder: Folder, name: str, tails: Mapping[str, list[str]]) -> dict[str, Sent]:
    """Return by the names of members what a list says; nothing of a file that it has for two."""
    is_chat = name.lower() == CHAT
    said = _of_chat(folder.text(name)) if is_chat else _of_table(folder.files[name][0], tails)
    found = defaultdict(list)
    for one in said:
        same = tails.get(_path(one.file), [])
        if len(same) == 1:
            found[same[0]].append(one)
    return {name: own[-1] for name, own in found.items() if len({o.person for o in own}) == 1}


def _path(cell: str) -> str:
    return cell.replace("\\", "/").removeprefix("./").lstrip("/")


def _places(sent: Mapping[str, Sent]) -> Mapping[str, Place]:
    """Return places; of namesakes whom a list tells apart each has a name of their own."""
    logins = defaultdict(set)
    for each in sent.values():
        logins[each.person.name].add(each.person.login or each.person.address)
    places = {}
    for name, each in sent.items():
        person, called = each.person, each.person.name
        student = called or person.login or person.address
        if called and len(logins[called]) > 1:
            student = f"{called} ({person.login or person.address})"
        owner = Owner(platform="list", persons=(person,))
        places[name] = Place(student, owner, sent_s=each.sent_s)
    return places


def _of_table(member: Member, known: Collection[str]) -> Sequence[Sent]:
    """Return what a table says, if a column of it has files of those known."""
    head, *rows = _rows(member) or [[]]
    who = _columns_of_people(head)
    said = [(row, _person(row, who)) for row in rows if len(row) >= len(head)] if who else []
    numbered = defaultdict(list)
    for file in known:
        if match := NUMBERED.fullmatch(file):
            numbered[match[1]].append(file)
    best: list[Sent] = []
    for column in range(len(head) if said else 0):
        sent = []
        for row, person in said:
            cell = row[column].strip()
            same = [cell] if _path(cell) in known else []
            same += [f for f in numbered.get(cell, ()) if f.startswith(f"{cell}_{person.name}_")]
            if len(same) == 1 and person != Person():
                sent.append(Sent(same[0], person, _time(row)))
        best = max(best, sent, key=len)
    return best


def _rows(member: Member) -> list[list[str]]:
    """Return the rows of a table, whatever parts its cells; nothing if it cannot be read."""
    try:
        content = member.read(BYTES_MAX)
        if len(content) == BYTES_MAX:
            return []
        text = content.decode(guess([content]), "replace").lstrip("\ufeff").replace("\0", "")
        tables = [
            [*csv.reader(io.StringIO(text, newline=""), delimiter=each)] for each in SEPARATORS
        ]
    except (UsageError, csv.Error):
        return []
    return max(tables, key=lambda rows: max(map(len, rows[:1]), default=0))


def _columns_of_people(head: Sequence[str]) -> dict[str, int]:
    """Return the columns of people; beside a first and a last name `Name` is a file's."""
    titles = [re.sub(r"[^\w]+", " ", ASKED.sub("", title)).strip().casefold() for title in head]
    found = {
        what: place
        for what, known in WHO.items()
        for place, title in reversed([*enumerate(titles)])
        if re.fullmatch(known, title)
    }
    if {"first", "last"} <= found.keys():
        found.pop("name", None)
    else:
        found.pop("first", None)
        found.pop("last", None)
    return found


def _person(row: Sequence[str], who: Mapping[str, int]) -> Person:
    said = {what: row[place].strip() for what, place in who.items()}
    name = said.get("name") or " ".join(filter(None, (said.get("first"), said.get("last"))))
    return Person(login=said.get("login", ""), address=said.get("address", ""), name=name)


def _time(row: Sequence[str]) -> float:
    """Return the first time in a row, 0 if there is none."""
    for found in filter(None, map(TIME.search, row)):
        year, month, day = (int(found[each] or found[f"{each}2"]) for each in "ymd")
        hour, minute, second, *_ = (*map(int, (found["clock"] or found["clock2"]).split(":")), 0)
        with suppress(ValueError):
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()
    return 0.0


def _of_chat(text: str) -> Iterator[Sent]:
    """Yield what was sent to a chat; who is there by one name may have the other in a file's."""
    try:
        messages = [each for each in json.loads(text)["messages"] if isinstance(each, dict)]
    except (ValueError, TypeError, KeyError, RecursionError):
        return
    said = [[str(each.get(key) or "") for key in ("from", "from_id", "date")] for each in messages]
    paths = [str(each.get("file") or each.get("photo") or "") for each in messages]
    called: dict[str, str] = {}
    for (name, number, _), path in zip(said, paths, strict=True):
        other = whole_name(PurePosixPath(path).stem)
        is_half = len(name.split()) == 1 and len(other.split()) == 1 and is_program(path)
        if is_half and other.casefold() != name.casefold() and other[:1].isupper():
            called[number or name] = f"{name} {other}"
    for (name, number, date), path in zip(said, paths, strict=True):
        if name and path:
            person = Person(login=number, name=called.get(number or name, name))
            yield Sent(path, person, _time([date]))
