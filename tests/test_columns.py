"""That a table holds programs is said, and of no other file."""

from pathlib import Path

import pytest
from class_files import look, reasons

from grader.classroom.columns import CODE

PROGRAM = '"import math\nprint(""a"")\nx = int(input())\n"'


@pytest.mark.parametrize(
    ("name", "table", "title"),
    [
        ("step.csv", f"id,user,status,reply\n1,7,ok,{PROGRAM}\n2,8,wrong,{PROGRAM}\n", "reply"),
        ("отчёт.csv", f"имя;решение\nКим;{PROGRAM}\n", "решение"),
        ("a.tsv", f"who\tcode\tmark\nKim\t{PROGRAM}\t1\n", "code"),
    ],
)
def test_a_table_with_programs_in_a_column_is_named_with_what_to_do(
    tmp_path: Path, name: str, table: str, title: str
) -> None:
    (tmp_path / "Kim.py").write_text("print(1)\n")
    (tmp_path / name).write_text(table)
    reason = f"programs stand in its column {title!r}: save each as a .py called by whose it is"
    assert reasons(look(tmp_path))[name] == reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("grades.csv", "Name,HW\nKim,5\n"),
        ("remarks.csv", 'Name,Remark\nKim,"please\nimport less, and print() more"\n'),
        ("notes.txt", "import math\nprint(1), print(2)\n"),
        ("empty.csv", ""),
        ("long.csv", 'a,b\n"' + "x" * 200_000 + '",1\n'),
        ("data.csv", "x;y\n1;2\n"),
        ("a.pdf", f"a,b\n1,{PROGRAM}\n"),
    ],
)
def test_no_other_file_is_said_to_hold_programs(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "Kim.py").write_text("print(1)\n")
    (tmp_path / name).write_text(text)
    assert reasons(look(tmp_path))[name] == "not .py or .ipynb"


def test_each_sign_of_a_program_is_looked_for_in_a_line() -> None:
    assert len(CODE.findall("import os\ndef f():\n    print(input())\n")) > 2
