"""Which parts of a source belong to an exercise, where one file holds the tasks of a whole course.

A part is a code cell, or what stands between two marks of a script. It is an exercise's if it says
so, in a comment, a tag or the heading above it; else if it is more like the exercise than others.
Nobody gains by it: it says which prints are looked at, and the last of these still counts.
"""

import builtins
import keyword
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

LIKE_LEAST = 0.5
"""The share of an exercise's words that a part of it has: solutions leave few of them out."""
CHARACTERS_MOST = 200_000
"""Of a source that are looked at."""
PARTS_MOST = 1_000
"""A course in one notebook has a tenth of this; each is compared with every exercise there is."""

_MARK = re.compile(
    r"^[ \t]*#[ \t]*(?:%%[ \t]*)?exercise[ \t]*[:=][ \t]*([\w-]+)", re.MULTILINE | re.IGNORECASE
)
_CELL = re.compile(r"^#[ \t]*(?:%%|In\[[ \d]*\]:)(.*)$", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")
_COMMENT = re.compile(r"#.*")
_ANYWHERE = frozenset((*keyword.kwlist, *dir(builtins), "torch", "numpy", "np", "nn", "self"))
"""Words that tell nothing of what a code is about."""
_ASSIGNED = re.compile(
    r"^[ \t]*(?:for[ \t]+)?([A-Za-z_]\w*)(?:[ \t]*,[ \t]*([A-Za-z_]\w*))?[ \t]*(?:=(?!=)|in\b)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a source.

    Attributes:
        code: its text.
        cell: the code cell of a notebook, from 1; None in a script.
        first: its first line in the script or in the cell, from 1.
        last: its last line.
        heading: the headings that it stands under, the innermost last, one a line.
        tags: the tags of its cell.
    """

    code: str
    cell: int | None
    first: int
    last: int
    heading: str = ""
    tags: frozenset[str] = frozenset()

    def has(self, line: int | None, cell: int | None) -> bool:
        """Say whether a line of the source lies in it."""
        return cell == self.cell and line is not None and self.first <= line <= self.last


@dataclass(frozen=True, slots=True)
class Task:
    """What an exercise can be recognised by.

    `ways` are the words that code for it has: as its statement shows it, or as its template does.
    """

    name: str
    titles: tuple[str, ...]
    ways: tuple[frozenset[str], ...]

    @property
    def words(self) -> frozenset[str]:
        """The words of all ways."""
        return frozenset().union(*self.ways)


def ways(statements: Sequence[str], template: str) -> tuple[frozenset[str], ...]:
    """Return the words that code for an exercise has: those of its statement, of its template.

    Of a statement in several languages it is those that are the same in all of them; of one in one
    language those that no prose has.
    """
    said = [_words_in(statement) for statement in statements if statement]
    shared = set.intersection(*said) if said else set()
    if len(said) == 1:
        shared = {word for word in shared if not word.isalpha() or not word.islower()}
    return tuple(frozenset(words) for words in (shared, _words_in(template)) if words)


def of_script(text: str) -> list[Part]:
    """Return the parts of a script: what stands between `# %%` or `# exercise: NAME` lines."""
    found, heading = [], ""
    marks = sorted({m.start() for p in (_MARK, _CELL) for m in p.finditer(text)} | {0})
    line = 1
    for start, end in zip(marks, [*marks[1:], len(text)], strict=True):
        code = text[start:end]
        lines = code.count("\n")
        cell = _CELL.match(code)
        if cell:
            heading = _heading_of(code) or heading
        last = line + max(lines - code.endswith("\n"), 0)
        found.append(Part(code, None, line, last, heading))
        line += lines
    return found


def _heading_of(code: str) -> str:
    """Return what the head of a cell says: its title, and the lines of a markdown cell."""
    title, *rest = code.split("\n")
    words = title.lstrip("# %").replace("[markdown]", "").strip()
    if "[markdown]" not in title:
        return words
    return "\n".join([words, *(line.lstrip("# \t") for line in rest if line.startswith("#"))])


def own(parts: Sequence[Part], task: Task, others: Collection[Task]) -> list[Part]:
    """Return the parts that belong to an exercise; none where nothing tells them apart.

    A source of more than anybody writes is not looked into: it would take minutes.
    """
    characters = sum(len(part.code) + len(part.heading) for part in parts)
    if not 2 <= len(parts) <= PARTS_MOST or characters > CHARACTERS_MOST:
        return []
    names = {other.name: other for other in (task, *others)}
    marked = _marked(parts, names)
    if task.name in marked:
        return list(_marked_as(task.name, parts, marked))
    free = [part for part, name in zip(parts, marked, strict=True) if name is None]
    found = _alike(free, task, others)
    return found if len(found) < len(parts) else []


def _marked(parts: Sequence[Part], tasks: Mapping[str, Task]) -> list[str | None]:
    """Return which exercise each part says it belongs to; what goes on from one says the same."""
    found: list[str | None] = []
    before, heading = None, ""
    names: set[str] = set()
    for part in parts:
        says = _MARK.search(part.code)
        marked = _plain(says[1]) if says else ""
        said = next((n for n in tasks if n in part.tags or _plain(n) == marked), None)
        if said is not None or part.heading != heading or not _uses(part.code, names):
            before, heading, names = said, part.heading, set()
        names |= _assigned(part.code)
        found.append(before or _named_above(part.heading, tasks.values()))
    return found


def _marked_as(name: str, parts: Sequence[Part], marked: Sequence[str | None]) -> Iterator[Part]:
    """Yield the parts that are marked as an exercise, and those that only show what they made."""
    names: set[str] = set()
    for part, mark in zip(parts, marked, strict=True):
        assigned = _assigned(part.code)
        if mark == name or (mark is None and not assigned and _uses(part.code, names)):
            yield part
        names = names | assigned if mark == name else names - assigned


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold().replace("ё", "е")).strip()


def _named_above(heading: str, tasks: Iterable[Task]) -> str | None:
    """Return the exercise that the innermost heading names which names one at all."""
    for line in reversed(heading.split("\n")):
        said = f" {_plain(line)} "
        for task in tasks:
            names = (task.name, *task.titles)
            if any(f" {_plain(name)} " in said for name in names if _plain(name)):
                return task.name
    return None


# --- likeness


def _alike(parts: Sequence[Part], task: Task, others: Collection[Task]) -> list[Part]:
    """Return the sections that are most like an exercise, and those that go on from them."""
    found: list[Part] = []
    names: set[str] = set()
    tasks = (task, *others)
    times = Counter(word for each in tasks for word in each.words)
    for section in _sections(parts):
        code = "\n".join(part.code for part in section)
        like = _most_like(_words_in(code), tasks, times)
        if task.name in like or (found and not like and _uses(code, names)):
            found += section
            names |= _assigned(code)
    return found


def _most_like(has: set[str], tasks: Collection[Task], times: Mapping[str, int]) -> set[str]:
    """Return the exercises, by name, with most of their words in a code; rare ones say more."""
    likeness: dict[str, tuple[float, float]] = {}
    for task in tasks:
        for way in task.ways:
            whole = sum(1 / times[word] for word in way)
            weight = sum(1 / times[word] for word in way & has)
            if whole and weight >= LIKE_LEAST * whole:
                like = round(weight, 6), round(weight / whole, 6)
                likeness[task.name] = max(like, likeness.get(task.name, like))
    best = max(likeness.values(), default=None)
    return {name for name, each in likeness.items() if each == best}


def _sections(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield the parts under one heading together; without headings each is its own."""
    for heading, group in groupby(parts, key=lambda part: part.heading):
        section = list(group)
        if heading:
            yield section
        else:
            yield from ([part] for part in section)


def _words_in(code: str) -> set[str]:
    """Return the words and numbers of a code, of dotted names the last: of `torch.log` `log`."""
    said = _WORD.findall(_COMMENT.sub("", code))
    found = {word if word[0].isdigit() else word.rpartition(".")[2] for word in said}
    return {word for word in found if len(word) > 1 and word not in _ANYWHERE}


def _assigned(code: str) -> set[str]:
    return {name for match in _ASSIGNED.finditer(code) for name in match.groups() if name}


def _uses(code: str, names: set[str]) -> bool:
    """Say whether a code uses one of these names before it gives it another meaning."""
    seen: set[str] = set()
    for line in code.split("\n"):
        target = _ASSIGNED.match(line)
        behind = line[target.end() :] if target else line
        if not names.isdisjoint(
            name for word in _WORD.findall(behind) if (name := word.split(".")[0]) not in seen
        ):
            return True
        seen |= {name for name in target.groups() if name} if target else set()
    return False
