"""A gradebook filled in: a grade in the one row that is its student's, and a word on each other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from grader.reports.as_csv import inert
from grader.reports.gradebooks import left_over
from grader.reports.gradebooks.book import Book, Row
from grader.reports.gradebooks.keys import INITIALS, WEAK, Match
from grader.reports.gradebooks.marks import parse, written
from grader.reports.gradebooks.rows import Index
from grader.reports.gradebooks.titles import is_ungraded
from grader.words.graded import Graded, Owner, Person
from grader.words.names import is_whole, may_be_one, plainly
from grader.words.visible import some, visible

All = Callable[[], Iterator[Graded]]
MISSING = "no row of its own for"
SHARED = "one row for several, of whom none is written:"
BY_INITIALS = "found by initials alone, so check:"
BY_GROUP = "found by the number of a group, so check that all of it worked together:"
FIXED = "left as it is:"
BY_NUMBER = "found by the number of one, whose group this may be, so that others' rows lack it:"
UNREAD = "no best grade that can be read, and so no grade, for"
LOST_MOST = 50
"""Of more it is not said who may be whom: to compare their names with all would take seconds."""
WAS_MOST = 30
NAMED = 20
"""How many are named in one line; `matched.csv` has all."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a student's grade: the row (from 1) that it stands in, and by which clue.

    `replaced` is another grade that stood there: in the teacher's file it may be lost.
    """

    student: str
    submission: str
    row: str = ""
    name: str = ""
    clue: str = ""
    grade: str = ""
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A line for each student and row that is theirs, and what the teacher is told.

    `members` says by the platform's own ticket, of a team too, whose rows these were. `missing`
    says, if it is told who else handed in, whose rows are left without a submission, and of whose
    rows that is not known.
    """

    book: Book
    lines: Sequence[Line]
    notes: Sequence[str]
    members: Mapping[str, Sequence[Person]]
    missing: Callable[[Collection[Owner]], tuple[list[str], list[str]]]

    @property
    def grades(self) -> int:
        """How many rows were given a grade."""
        return len({line.row for line in self.lines if line.grade})


class _Filling:
    """One gradebook while it is filled in."""

    def __init__(self, book: Book, owners: Mapping[str, Owner]) -> None:
        self.book = book
        self.told: dict[str, list[str]] = defaultdict(list)
        self.members: dict[str, list[Person]] = defaultdict(list)
        self._owners, self._index = owners, Index(book, owners.values())
        self._matches = matched(book, owners, self._index)
        self._whose: dict[int, list[str]] = defaultdict(list)
        for student, match in self._matches.items():
            for place in match.rows:
                self._whose[place].append(student)
        self._give_way()
        for place, students in sorted(self._whose.items()):
            if len(students) > 1:
                names = " and ".join(map(visible, students))
                self.told[SHARED].append(f"{names} ({self._row_name(book.rows[place])})")

    def _give_way(self) -> None:
        """Take rows from those who have them by a weak clue alone, where others do not."""
        for place, students in self._whose.items():
            sure = [each for each in students if self._matches[each].clue not in WEAK]
            for each in students if sure else ():
                if each not in sure:
                    self._matches[each] = Match()
            self._whose[place] = sure or students

    def missing(self, others: Collection[Owner]) -> tuple[list[str], list[str]]:
        """Return of whom there is nothing, and whose rows may be of those who have none.

        `others` handed in, too, but nothing that is graded: of them it is told elsewhere.
        """
        found = [(owner, self._index.match(owner).rows) for owner in others]
        whose = {place for _, rows in found for place in rows}
        whose |= {place for place, students in self._whose.items() if students}
        names = [self._row_name(r) for place, r in enumerate(self.book.rows) if place not in whose]
        lost = [owner for owner, rows in found if not rows]
        lost += [owner for name, owner in self._owners.items() if not self._matches[name].rows]
        unsure = set[str]()
        for owner in lost:
            alike = {name for name in names if len(lost) <= LOST_MOST and _may_be(owner, name)}
            if not alike and (len(lost) > LOST_MOST or _is_anybody(owner)):
                return [], names
            unsure |= alike
        return [n for n in names if n not in unsure], [n for n in names if n in unsure]

    def lines(self, graded: Graded, feedback: str) -> Iterator[Line]:
        """Write a student's grade, and yield what became of it."""
        match = self._matches[graded.student]
        line = partial(Line, graded.student, graded.submission)
        if match.doubt or not match.rows:
            doubt = f" ({match.doubt})" if match.doubt else ""
            self.told[MISSING].append(visible(graded.student) + doubt)
        if not match.rows:
            yield line(clue=match.doubt or "none")
        for place in sorted(match.rows):
            row = self.book.rows[place]
            at, name = str(self.book.line(row)), self._row_name(row)
            if len(self._whose[place]) > 1:
                yield line(at, name, "several students for one row")
            else:
                was = self.book.cell(row, self.book.columns.grade)
                grade = self._write(graded, row, feedback)
                if match.clue == "number" and self._index.is_group(graded.owner, place):
                    self.told[BY_NUMBER].append(f"{visible(graded.student)} ({name})")
                if match.clue == INITIALS:
                    self.told[BY_INITIALS].append(f"{visible(graded.student)} ({name})")
                if (
                    match.clue == "team"
                    and len(match.rows) > 1
                    and self._by_number(graded.owner, row)
                ):
                    self.told[BY_GROUP].append(f"{visible(graded.student)} ({name})")
                if alone := left_over.told(match.clue):
                    self.told[alone].append(f"{visible(graded.student)} ({name})")
                person = Person(number=self.book.number(row), name=name)
                self.members[graded.owner.ticket].append(person)
                yield line(at, name, match.clue, grade, self._replaced(name, was, grade))

    def _by_number(self, owner: Owner, row: Row) -> bool:
        """Tell whether a row says the number alone of the group that its student is called by."""
        called = plainly(owner.persons[0].name)
        is_own = self.book.is_own and not (owner.platform or self.book.columns.has_teams)
        return is_own and called not in map(plainly, self.book.sheet.rows[row.position])

    def _write(self, graded: Graded, row: Row, feedback: str) -> str:
        """Write a grade into a row and return it; empty if it is left as it is."""
        book, columns = self.book, self.book.columns
        if row.fixed:
            self.told[FIXED].append(f"{self._row_name(row)} ({row.fixed})")
        elif row.best is None:
            self.told[UNREAD].append(self._row_name(row))
        elif graded.known:
            grade = written(graded.judgement.score * row.best, book.mark)
            book.sheet.put(row.position, columns.grade, grade)
            if columns.feedback is not None:
                book.sheet.put(row.position, columns.feedback, inert(feedback))
            return grade
        return ""

    def _replaced(self, name: str, was: str, grade: str) -> str:
        """Tell what stood there and is lost, and return it: `7,50` is 7.5, a dash is no grade."""
        mark, is_empty = self.book.mark, not any(map(str.isalnum, was)) or is_ungraded(was)
        if not grade or is_empty or parse(was, mark) == parse(grade, mark):
            return ""
        told = f"{name} {visible(was, WAS_MOST)} -> {grade}"
        self.told[f"replaced in {self.book.file}:"].append(told)
        return was

    def _row_name(self, row: Row) -> str:
        said = (self.book.cell(row, place) for place in self.book.columns.people)
        name = self.book.name(row) or next(filter(None, said), "")
        return visible(name) or f"row {self.book.line(row)}"


def fill(book: Book, graded: All, feedback: Callable[[Graded], str]) -> Filled:
    """Write grades into the rows of `book`, which is changed; `feedback` is for the student."""
    filling = _Filling(book, {each.student: each.owner for each in graded()})
    lines = [line for each in graded() for line in filling.lines(each, feedback(each))]
    notes = []
    for what, who in filling.told.items():
        rest = ", see matched.csv" if len(who) > NAMED else ""
        notes.append(f"{book.option} {book.path}: {what} {some(who, NAMED)}{rest}")
    return Filled(book, lines, [*book.notes, *notes], filling.members, filling.missing)


def _is_anybody(owner: Owner) -> bool:
    """Tell whether somebody is called so that it may be anyone: a nickname, a number."""
    return not any(is_whole(each.name) for each in owner.persons)


def _may_be(owner: Owner, name: str) -> bool:
    """Tell whether a row of this name may be somebody's, by any way to read who they are."""
    return any(may_be_one(each.name, name) for each in owner.persons if each.name)


def matched(book: Book, owners: Mapping[str, Owner], index: Index) -> dict[str, Match]:
    """Return the rows of each student; whoever is found by nothing else may be by what is left."""
    found = {name: index.match(owner) for name, owner in owners.items()}
    return found | dict(left_over.LeftOver(book, owners, found).found())


def known(book: Book, owners: Mapping[str, Owner]) -> set[str]:
    """Return which students a gradebook has a row for."""
    found = matched(book, owners, Index(book, owners.values()))
    return {student for student, match in found.items() if match.rows}
