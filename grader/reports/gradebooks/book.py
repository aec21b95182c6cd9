"""A platform's table of grades: what its columns are, and which of its rows are students'."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.reports.gradebooks.sheet import Sheet
from grader.words.names import plainly

OWN = "gradebook"
"""The platform of a table that is of none, but a teacher's own."""
OTHERWISE = "give a table of your own with --gradebook TABLE --column NAME"


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns; None is one that the table has not.

    `names` are one column with the full name, or the last and the first name, and `middle` is what
    people leave out of theirs. `logins` are all that a school may call somebody by: logins and IDs
    of its own. `has_teams` is so where `team` says who worked together, and not a section's name;
    `teams` are all that call a team by a whole name, `repositories` those of them that have a word
    before it, and `sections` say in which part of the class a row is.
    """

    grade: int
    number: int | None = None
    names: Sequence[int] = ()
    middle: Sequence[int] = ()
    logins: Sequence[int] = ()
    addresses: Sequence[int] = ()
    team: int | None = None
    teams: Sequence[int] = ()
    repositories: Sequence[int] = ()
    sections: Sequence[int] = ()
    feedback: int | None = None
    has_teams: bool = False

    @property
    def people(self) -> list[int]:
        """The columns that say who a row is of."""
        return [*self.names, *self.middle, *self.logins, *self.addresses]


@dataclass(frozen=True, slots=True)
class Row:
    """A student's row, at `position` among the table's; `fixed` says why it is left as it is.

    `best` is the best grade that it may hold, None if that cannot be read.
    """

    position: int
    best: float | None
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A table to fill in; `notes` say what was taken for what."""

    path: Path
    platform: str
    sheet: Sheet
    columns: Columns
    rows: Sequence[Row]
    mark: str
    notes: Sequence[str] = ()

    @property
    def option(self) -> str:
        """The option by which it was given."""
        return f"--{self.platform}"

    @property
    def file(self) -> str:
        """The name of the table once it is filled in."""
        return f"{self.platform}.csv"

    def cell(self, row: Row, column: int | None) -> str:
        """Return what a row says in a column, empty if there is none."""
        return "" if column is None else self.sheet.rows[row.position][column].strip()

    @property
    def is_own(self) -> bool:
        """Whether no platform wrote it, and so cells are as people and spreadsheets write them."""
        return self.platform == OWN

    def line(self, row: Row) -> int:
        """Return which line of the table a row is, from 1."""
        return self.sheet.lines[row.position]

    def number(self, row: Row) -> str:
        """Return the platform's number of a student, of `Participant 12345` the digits."""
        written = self.cell(row, self.columns.number)
        return written[len(written.rstrip("0123456789")) :]

    def name(self, row: Row) -> str:
        """Return a student's name as the table has it."""
        places = (*self.columns.names, *self.columns.middle)
        return " ".join(filter(None, (self.cell(row, each) for each in places)))

    def is_in(self, row: Row, section: str) -> bool:
        """Tell whether a row is of the part of a class whose folder is called so.

        Either may say more, with a sign between: `Mon`, `Mon 10-12`.
        """
        cells = (plainly(self.cell(row, each)) for each in self.columns.sections)
        return any(cell and _begins(*sorted((cell, plainly(section)), key=len)) for cell in cells)


def _begins(short: str, long: str) -> bool:
    return long.startswith(short) and not f"{long} "[len(short)].isalnum()
