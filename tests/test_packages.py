"""Exercises that an installed package brings, and what of it a student's script can see."""

from pathlib import Path

import pytest
from conftest import run_in

from grader.exercise import description
from grader.sandbox import Sandbox, settings, wall


def test_a_package_brings_exercises_that_no_program_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)  # the program inside the wall is another user
    package = tmp_path / "their_course"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('it must not be imported')")
    (package / "common_tools.py").touch()
    for suffix in (".toml", ".py"):
        source = description.REFERENCE / f"tanh_gain{suffix}"
        (package / f"their_gain{suffix}").write_bytes(source.read_bytes())
    (tmp_path / "their_course-1.dist-info").mkdir()
    (tmp_path / "their_course-1.dist-info" / "entry_points.txt").write_text(
        "[grader.exercises]\ntheirs = their_course\n"
    )
    (tmp_path / "their_course-1.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: their_course\nVersion: 1\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert description.find("their_gain").folder == package
    # As if the package were installed where the wall binds what is installed.
    monkeypatch.setattr(wall, "SYSTEM", (*wall.SYSTEM, str(tmp_path)))
    with Sandbox("walled", settings(warm=False)) as sandbox:
        look = f"import os; print(os.listdir({str(package)!r}), os.listdir({str(tmp_path)!r}))"
        assert run_in(sandbox, look).stdout.decode().startswith("[] ['their_course")
