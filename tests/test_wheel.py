"""The wheel, installed in an environment of its own outside of the checkout."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def run(*command: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command without the environment of the tests."""
    return subprocess.run([*map(str, command)], capture_output=True, text=True, cwd=cwd)


def test_the_doctor_finds_nothing_wrong_after_an_install_from_a_wheel(tmp_path: Path) -> None:
    source, new = tmp_path / "source", tmp_path / "new"
    source.mkdir()
    for name in ("grader", "reference"):  # setuptools writes into the folder that it builds
        shutil.copytree(PROJECT / name, source / name)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(PROJECT / name, source)
    pip = (sys.executable, "-m", "pip", "--quiet")
    built = run(*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, source, cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    venv.create(new, with_pip=False)
    there = Path(sysconfig.get_path("purelib", vars={"base": str(new), "platbase": str(new)}))
    (there / "others.pth").write_text(sysconfig.get_path("purelib"))
    (wheel,) = tmp_path.glob("*.whl")
    into = ("--python", new / "bin" / "python", "install", "--no-deps", wheel)
    assert run(*pip, *into, cwd=tmp_path).returncode == 0
    seen = run(new / "bin" / "grader", "doctor", cwd=tmp_path)
    assert (seen.returncode, seen.stderr) == (0, ""), seen.stdout
    assert "NO" not in seen.stdout.split()
    assert "isolation: walled" in seen.stdout
    listed = run(new / "bin" / "grade", "--list", cwd=tmp_path)
    assert "tanh_gain" in listed.stdout
    drawn = "from grader.service.page import routes; print(routes.page('zh'))"
    assert 'lang="zh"' in run(new / "bin" / "python", "-c", drawn, cwd=tmp_path).stdout
