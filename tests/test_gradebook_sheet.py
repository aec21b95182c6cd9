"""Tables written back: what is not changed keeps every byte, and what is written is read again."""

import csv
import io
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.gradebooks.sheet import Sheet, read
from grader.words.errors import UsageError


def table(content: bytes) -> Sheet:
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "table.csv"
        path.write_bytes(content)
        return read(path, "--table")


TABLES = {
    "empty lines": "\n\na,b\n\n1,2\n\n",
    "no end": "a,b\n1,2",
    "two ends of lines": "a,b\r\n1,2\n3,4\r",
    "short rows": "Title\na,b,c\n1\n1,2,3\n",
    "quotes here and there": 'a,"b"\n"1",2\n"x ""y""",""\n',
    "spaces": ' a , b\n  ,\t\n"1 " ,2\n',
    "an end of line in a cell": '"a\nb",c\r\n1,2\r\n',
    "a quote within": 'a,5" pipe\n1,2\n',
    "a title with commas": "Course, of 2026, spring\nname;grade\nLee, Ann;7,5\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_table_that_is_not_changed_is_the_same_in_every_byte(text: str) -> None:
    assert table(text.encode()).written() == text.encode()


CHANGED = {
    "a cell": ("a,b,c\n1,2,3\n", 1, "x", "a,b,c\n1,x,3\n"),
    "a quoted one": ('a,"b",c\n1,"2",3', 1, "x", 'a,"b",c\n1,"x",3'),
    "quoted of need": ('a,b\n1,"2,5"\n', 1, "x", "a,b\n1,x\n"),
    "that needs quotes": ("a,b\n1,2\n", 1, '2,5"', 'a,b\n1,"2,5"""\n'),
    "in a short row": ("a,b,c\n1\n\n2,3,4\n", 2, "x", "a,b,c\n1,,x\n\n2,3,4\n"),
    "the first, empty": ("a;b\r\n;2\r\n", 0, "x", "a;b\r\nx;2\r\n"),
    "of a new column": ('"a","b"\n"1","2"\n', 2, "x", '"a","b"\n"1","2","x"\n'),
}


@pytest.mark.parametrize(("text", "column", "cell", "wanted"), CHANGED.values(), ids=CHANGED)
def test_a_cell_is_written_and_nothing_around_it(
    text: str, column: int, cell: str, wanted: str
) -> None:
    sheet = table(text.encode())
    sheet.put(1, column, cell)
    assert sheet.written().decode() == wanted


@given(text=st.text('ab,;"\n\r \té'))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    with suppress(UsageError):
        assert table(text.encode()).written() == text.encode()


CELLS = st.sampled_from(["", "a", ' 5" ', "é", '""', '"b"', '"x ""y"""', '"l\nm"', '"1,5;2"'])
LINES = st.tuples(st.lists(CELLS, max_size=4).map(",".join), st.sampled_from(["\n", "\r\n", "\r"]))


@given(
    lines=st.lists(LINES.map("".join), max_size=6).map("".join),
    row=st.integers(0, 6),
    column=st.integers(0, 5),
    cell=st.text('x,;"\n', min_size=1, max_size=4),
)
def test_of_any_table_one_cell_is_changed(lines: str, row: int, column: int, cell: str) -> None:
    sheet = table(f"sep=,\n{lines}a,b,c\n".encode())
    row %= len(sheet.rows)
    wanted = [list(each) for each in sheet.rows]
    wanted[row] += [""] * (column + 1 - len(wanted[row]))
    wanted[row][column] = cell
    sheet.put(row, column, cell)
    assert sheet.rows == wanted
    stream = io.StringIO(sheet.written().decode().partition("\n")[2], newline="")
    assert _plainly(list(csv.reader(stream))) == _plainly(wanted)


def _plainly(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without the empty cells at their ends, and without those that have no other."""
    return [each[: max(i for i, cell in enumerate(each, 1) if cell)] for each in rows if any(each)]
