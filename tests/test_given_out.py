"""What a course gave out with an assignment is nobody's answer, and what is called as it is one."""

from pathlib import Path

import pytest
from class_files import NOTEBOOK, RIGHT, look, make_folder, reasons, without

HELPER = "def total(values):\n    return sum(values)\n"
STUDENTS = ("ann", "bob", "eve", "kim")


def of_all(name: str, text: str, *students: str) -> dict[str, str]:
    return {f"{each}/{name}": text for each in students or STUDENTS}


def own(name: str, *students: str) -> dict[str, str]:
    return {f"{each}/{name}": f"# {each}\n{RIGHT}" for each in students or STUDENTS}


WITHOUT = {
    "but a helper that others have beside a program": (
        of_all("helpers.py", HELPER) | own("hw.py", "ann", "bob", "eve"),
        ["kim"],
    ),
    "but two helpers": (
        of_all("a.py", HELPER) | of_all("b.py", HELPER) | own("hw.py", "ann", "bob", "eve"),
        ["kim"],
    ),
    "near: a notebook that does what is asked": (
        of_all("start.ipynb", NOTEBOOK) | own("hw.ipynb", "ann", "bob", "eve"),
        [],
    ),
    "near: a work that some copied and one did not": (
        of_all("hw.py", RIGHT, "ann", "bob", "eve")
        | own("draft.py", "ann", "bob")
        | own("hw.py", "kim"),
        [],
    ),
    "near: a helper of which there are two": (
        of_all("net.py", HELPER, "ann", "bob", "eve")
        | of_all("net.py", f"{HELPER}# kim", "kim")
        | own("hw.py", "ann", "bob"),
        [],
    ),
    "near: a helper that is changed": (
        of_all("helpers.py", HELPER, "ann", "bob", "eve")
        | {"kim/helpers.py": f"{HELPER}\n# mine\n{RIGHT}"}
        | own("hw.py", "ann", "bob", "eve"),
        [],
    ),
    "near: one program of all": (of_all("hw.py", RIGHT), []),
    "near: of two who work together": (
        of_all("net.py", HELPER, "ann", "bob") | own("hw.py", "ann", "eve", "kim"),
        [],
    ),
    "near: all work together": (of_all("net.py", HELPER) | of_all("hw.py", RIGHT), []),
    "near: less than half": (
        of_all("net.py", HELPER, "a", "b", "c") | own("hw.py", "a", "b", *STUDENTS),
        [],
    ),
    "near: what is called as the exercise": (
        of_all("tanh_gain.py", RIGHT) | own("q2.py", "ann", "bob", "eve"),
        [],
    ),
    "near: works by numbers": (of_all("hw3.py", RIGHT) | own("hw2.py", "ann", "bob", "eve"), []),
    "near: empty": (of_all("hw.py", "") | own("q2.py", "ann", "bob", "eve"), []),
}


@pytest.mark.parametrize(("files", "nothing"), WITHOUT.values(), ids=WITHOUT)
def test_who_has_but_what_was_given_out_has_handed_in_no_program(
    tmp_path: Path, files: dict[str, str], nothing: list[str]
) -> None:
    assert without(look(make_folder(tmp_path, files))) == nothing


def test_what_was_given_out_lies_beside_and_is_said(tmp_path: Path) -> None:
    files = of_all("helpers.py", HELPER) | own("hw.py", "ann", "bob", "eve")
    found = look(make_folder(tmp_path, files))
    assert {each.name for each in found.files} == {f"{o}/hw.py" for o in ("ann", "bob", "eve")}
    assert all("helpers.py" in each.read().beside for each in found.files)
    assert "given out" in reasons(found)["kim/helpers.py"]


def test_what_was_given_out_to_run_a_students_own_file_is_graded(tmp_path: Path) -> None:
    files = of_all("run.py", f"import layers\n{RIGHT}") | own("layers.py")
    assert {each.name for each in look(make_folder(tmp_path, files)).files} == {
        f"{each}/run.py" for each in STUDENTS
    }


INBOUND = "inbound/{}+ps3+2024-03-0{} 10:00:00.000000 UTC/{}"


@pytest.mark.parametrize("where", ["inbound", "submitted"])
@pytest.mark.parametrize("other", ["Untitled.ipynb", "scratch.ipynb", "helpers.py", "main.py"])
def test_of_several_programs_the_one_called_as_the_assignment_of_nbgrader_is_graded(
    tmp_path: Path, where: str, other: str
) -> None:
    path = (lambda who, name: INBOUND.format(who, 1, name)) if where == "inbound" else of_course
    files = {path(who, "ps3.ipynb"): NOTEBOOK for who in ("ann", "bob")}
    files |= {path("ann", other): NOTEBOOK if other.endswith("b") else RIGHT}
    files |= {"outbound/ps3/ps3.ipynb": ""} if where == "inbound" else {"gradebook.db": ""}
    found = look(make_folder(tmp_path, files))
    assert {each.name for each in found.files} == {path(o, "ps3.ipynb") for o in ("ann", "bob")}


def of_course(who: str, name: str) -> str:
    return f"submitted/{who}/ps3/{name}"


def test_an_attempt_of_nothing_but_what_was_given_out_is_not_the_last(tmp_path: Path) -> None:
    files = {INBOUND.format(who, 1, "helpers.py"): HELPER for who in STUDENTS}
    notebooks = {who: NOTEBOOK.replace("gain", who) for who in STUDENTS}
    files |= {INBOUND.format(who, 1, "ps3.ipynb"): text for who, text in notebooks.items()}
    files |= {INBOUND.format("ann", 2, "helpers.py"): HELPER, "outbound/ps3/ps3.ipynb": ""}
    found = look(make_folder(tmp_path, files))
    assert {each.name for each in found.files} == {
        INBOUND.format(who, 1, "ps3.ipynb") for who in STUDENTS
    }


def test_who_copied_a_work_is_graded_by_it_and_not_by_what_lies_beside(tmp_path: Path) -> None:
    files = of_all("hw.py", RIGHT) | {f"{each}/tools_{each}.py": HELPER for each in STUDENTS}
    found = look(make_folder(tmp_path, files))
    assert {each.name for each in found.files} == {f"{each}/hw.py" for each in STUDENTS}
