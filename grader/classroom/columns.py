"""A table in which programs stand in a column, as Stepik's report of a lesson has them.

It is not graded: which of its columns say whose a program is, and which try counts, differs. That
it holds programs is said, and what to ask for instead.
"""

import csv
import re

from grader.classroom.unpacked import Member

SUFFIXES = (".csv", ".tsv", ".txt")
LOOKED_BYTES = 256 << 10
ROWS_LOOKED = 20
CODE = re.compile(
    r"\bprint *\(|^ *import ++[\w.,][\w., ]*+$|^ *from +[\w.]+ +import |^ *def +\w+ *\("
    r"|\binput *\(",
    re.MULTILINE,
)
"""What hardly any cell but one with a program has: twice, or it may be a remark."""
TIMES_MIN = 2


def with_programs(member: Member) -> str:
    """Return the title of the column in which programs stand, empty if there is none."""
    if not member.name.lower().endswith(SUFFIXES):
        return ""
    text = member.content(LOOKED_BYTES).decode("utf-8-sig", "replace").replace("\0", "")
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    rows = list[list[str]]()
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=sign):
            rows.append(row)
            if len(rows) > ROWS_LOOKED:
                break
    except csv.Error:  # a field too long, or no table
        pass
    head, *below = rows or [[]]
    programs = [
        sum(bool(len(row) == len(head) and "\n" in row[at] and _is_code(row[at])) for row in below)
        for at in range(len(head))
    ]
    best = max(programs, default=0)
    return head[programs.index(best)].strip() if len(head) > 1 and best else ""


def _is_code(cell: str) -> bool:
    return len(CODE.findall(cell)) >= TIMES_MIN
