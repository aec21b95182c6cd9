"""Descriptions: what may be left out or shared, and what is said of one that is wrong."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.exercise import description
from grader.exercise.description import REFERENCE, Exercise
from grader.exercise.source import line_of
from grader.words.errors import ExerciseError
from grader.words.language import LANGUAGES
from grader.words.model import Check, Text

GOOD = """\
sample_seeds = [3]
names = ["ReLU", "Tanh"]

[title]
en = "Mine"
ru = "Моё"

[[checks]]
name = "best"
kind = "name"
title = "Best"

[[checks]]
name = "mean"
kind = "number"
range = [0, 10]
labels = ["mean", "@mean"]
title = { zh = "均值" }

[limits]
time_s = 3

[statement]
en = \"\"\"
Print the best
name = "and its mean"
\"\"\"

[mistakes.sum]
en = "This is the sum."
"""
MODULE = "def expected(seed): return {}\n"


def described(folder: Path, text: str, name: str = "mine") -> Exercise:
    """Write a description with a reference beside it, and load it."""
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / f"{name}.py").write_text(MODULE)
    return description.load(folder / f"{name}.toml")


def fault(folder: Path, text: str) -> str:
    """Return what is said of a wrong description, without its path."""
    with pytest.raises(ExerciseError) as caught:
        described(folder, text)
    path = str(folder / "mine.toml")
    assert str(caught.value).startswith(path)
    return str(caught.value).removeprefix(path).removeprefix(", ").removeprefix(": ")


# --- what may be left out -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param('"Mean"', ("Mean", "Mean", "Mean"), id="a-text-alone"),
        pytest.param('{ en = "Mean" }', ("Mean", "Mean", "Mean"), id="english"),
        pytest.param('{ zh = "均值" }', ("均值", "均值", "均值"), id="chinese"),
        pytest.param('{ ru = "Среднее", en = "M" }', ("M", "Среднее", "M"), id="two"),
        pytest.param('{ ru = "С", zh = "均" }', ("С", "С", "均"), id="without-english"),
    ],
)
def test_a_language_that_is_missing_falls_back(
    tmp_path: Path, written: str, said: tuple[str, str, str]
) -> None:
    text = f'title = {written}\nstatement = "x"\n[[checks]]\nname = "x"\nkind = "number"\n'
    exercise = described(tmp_path, f"{text}title = {written}\n")
    for of in (exercise.title, exercise.checks[0].title):
        assert tuple(of.within(language) for language in LANGUAGES) == said
    assert exercise.mistakes == {}


@pytest.mark.parametrize(
    ("written", "kind", "shape"),
    [
        pytest.param('kind = "number"', "number", (), id="number"),
        pytest.param('kind = "list"\nlength = 4', "grid", (4,), id="list"),
        pytest.param('kind = "array"\nshape = [2, 3]', "grid", (2, 3), id="array"),
        pytest.param('kind = "grid"\nshape = [2, 3]', "grid", (2, 3), id="grid"),
        pytest.param('kind = "series"', "series", None, id="series"),
        pytest.param('kind = "series"\nlength = 100', "series", (100,), id="series-of-a-length"),
    ],
)
def test_a_kind_has_its_shape(tmp_path: Path, written: str, kind: str, shape: Any) -> None:
    text = f'title = "x"\nstatement = "x"\n[[checks]]\nname = "x"\ntitle = "x"\n{written}\n'
    check = described(tmp_path, text).checks[0]
    assert (check.kind, check.shape) == (kind, shape)


# --- what is shared -------------------------------------------------------------------------------


def test_a_key_of_the_shared_file_stands_for_what_is_under_it(tmp_path: Path) -> None:
    (tmp_path / "shared.toml").write_text(
        'words = ["mean", "@more"]\nmore = ["average"]\nsaid = { en = "A sentence." }\n'
        '[mean]\nname = "mean"\nkind = "number"\ntitle = "Mean"\nlabels = ["@words", "x"]\n'
    )
    text = 'title = "@said"\nstatement = ["@said", "Print it."]\nchecks = ["@mean"]\n'
    exercise = described(tmp_path, text)
    assert exercise.title == Text(en="A sentence.")
    assert exercise.stated("ru") == "A sentence.\n\nPrint it."
    assert exercise.checks[0].labels == ("mean", "average", "x")
    assert "shared" not in description.available(tmp_path)


def test_what_the_folder_does_not_share_is_ours(tmp_path: Path) -> None:
    assert "средний модуль" in described(tmp_path, GOOD).checks[1].labels


# --- parts ----------------------------------------------------------------------------------------

PARTS = {
    "one": 'title = "One"\nstatement = { en = "Do one.", ru = "Раз." }\nseeded = false\n'
    'names = ["a"]\n[limits]\ntime_s = 3\n[mistakes]\nsum = "@signed"\n'
    '[[checks]]\nname = "x"\nkind = "number"\ntitle = "X"\n',
    "two": 'title = "Two"\nstatement = "Do two."\nnames = ["b", "a"]\nsample_seeds = [5]\n'
    '[mistakes]\nsum = "@signed"\n[limits]\nmemory_mib = 2000\n'
    '[[checks]]\nname = "y"\nkind = "name"\ntitle = "Y"\n',
}


def made_of_parts(folder: Path, text: str, **changes: str) -> Exercise:
    for name, part in (PARTS | changes).items():
        described(folder, part, name)
    (folder / "both.toml").write_text(text)
    return description.load(folder / "both.toml")


def test_an_exercise_of_parts_has_what_they_have(tmp_path: Path) -> None:
    both = made_of_parts(tmp_path, 'title = "Both"\nparts = ["one", "two"]\n')
    assert both.modules == ("one", "two")
    assert [check.name for check in both.checks] == ["x", "y"]
    assert both.stated("en") == "1. Do one.\n\n2. Do two."
    assert both.stated("ru") == "1. Раз.\n\n2. Do two."
    assert (both.names, both.sample_seeds, both.seeded) == (("a", "b"), (11, 5), True)
    assert (both.limits.time_s, both.limits.memory_mib) == (10, 2000)
    assert list(both.mistakes) == ["sum"]


def test_an_exercise_of_parts_may_have_more(tmp_path: Path) -> None:
    (tmp_path / "both.py").write_text(MODULE)
    text = 'title = "B"\nstatement = "All."\nparts = ["one"]\nsample_seeds = [7]\n'
    both = made_of_parts(tmp_path, f'{text}[[checks]]\nname = "z"\nkind = "number"\ntitle = "Z"\n')
    assert both.modules == ("one", "both")
    assert [check.name for check in both.checks] == ["x", "z"]
    assert (both.stated("zh"), both.sample_seeds) == ("All.", (7,))


@pytest.mark.parametrize(
    ("parts", "changes", "said"),
    [
        pytest.param('["one", "tow"]', {}, "no tow.toml beside it: did you mean `two`?", id="none"),
        pytest.param('["both"]', {}, "both would be a part of itself", id="itself"),
        pytest.param('["one", "one"]', {}, "two checks are called `x`", id="twice"),
        pytest.param(
            '["one", "two"]',
            {"two": PARTS["two"].replace("@signed", "@variance")},
            "their mistakes have two values for `sum`",
            id="another-sentence",
        ),
        pytest.param(
            '["one", "two"]',
            {"two": PARTS["two"].replace("@signed", "@both")},
            "shared.toml has no `both`",
            id="a-part-is-wrong",
        ),
        pytest.param('"one"', {}, "`parts`: must be a list in brackets", id="no-list"),
        pytest.param("[]", {}, "no reference: write both.py", id="empty"),
    ],
)
def test_parts_that_do_not_fit_are_told(
    tmp_path: Path, parts: str, changes: dict[str, str], said: str
) -> None:
    for name, part in (PARTS | changes).items():
        (tmp_path / f"{name}.toml").write_text(part)
        (tmp_path / f"{name}.py").touch()
    (tmp_path / "both.toml").write_text(f'title = "B"\nstatement = "x"\nparts = {parts}\n')
    if not parts.startswith("["):
        (tmp_path / "both.py").write_text(MODULE)
    with pytest.raises(ExerciseError) as caught:
        description.load(tmp_path / "both.toml")
    assert said in str(caught.value)


def test_the_whole_assignment_is_its_two_parts() -> None:
    whole = description.find("vanishing_gradient")
    parts = [description.find(part) for part in ("best_activation", "analytic_gradients")]
    assert whole.checks == tuple(check for part in parts for check in part.checks)
    assert whole.template == parts[0].template
    assert not (REFERENCE / "vanishing_gradient.py").exists()


# --- what is said of a wrong one ------------------------------------------------------------------

SAID = {
    "unknown key": (
        ('labels = ["mean"', 'label = ["mean"'),
        "line 17: check 2, `label`: no such key: did you mean `labels`?",
    ),
    "unknown key of the exercise": (
        ("sample_seeds", "sample_seed"),
        "line 1: `sample_seed`: no such key: did you mean `sample_seeds`?",
    ),
    "misspelt header": (("[title]", "[titel]"), "line 4: `titel`: no such key: did you mean"),
    "unknown limit": (("time_s", "disk"), "line 21: `limits.disk`: no such key; there are time_s,"),
    "unknown language": (
        ('ru = "Моё"', 'de = "Meins"'),
        "line 6: `title.de`: no such key; there are en, ru, zh",
    ),
    "seeds in a check": (
        ('labels = ["mean"', 'sample_seeds = [1]\nlabels = ["mean"'),
        "line 17: check 2, `sample_seeds`: stands above all tables: move it to the top of the file",
    ),
    "names of a number": (
        ('labels = ["mean"', 'names = ["ReLU"]\nlabels = ["mean"'),
        "check 2: `names` are of a name: leave them out, or move them to the top of the file",
    ),
    "a shared label": (
        ('kind = "name"', 'kind = "number"\nlabels = ["Mean"]'),
        "check `best`: the label `Mean` is also that of `mean`: give each one of its own",
    ),
    "no title": (('title = "Best"', ""), 'check 1, `title`: is missing: write `title = "..."`'),
    "no checks": (("[[checks]]", "[[check]]"), "line 8: `check`: no such key: did you mean"),
    "kind": (
        ('kind = "number"', 'kind = "figure"'),
        'line 15: check 2, `kind`: must be one of number, name, list, array, series, not "figure"',
    ),
    "kind of a check with a length": (
        ('kind = "number"', 'kind = "lsit"\nlength = 3'),
        "line 15: check 2, `kind`: must be one of number, name, list, array, series, not",
    ),
    "no length": (
        ('kind = "number"', 'kind = "list"'),
        "line 13: check 2: a list has a length: write `length = 4`, or how many it has",
    ),
    "no shape": (('kind = "number"', 'kind = "array"'), "check 2: an array has a shape: write"),
    "an empty shape": (
        ('kind = "number"', 'kind = "array"\nshape = []'),
        "check 2: an array has a shape: write",
    ),
    "a shape of nothing": (
        ('kind = "number"', 'kind = "array"\nshape = [0, 5]'),
        "line 16: check 2, `shape`, entry 1: must be more than 0, not 0",
    ),
    "a shape too many": (("range = [0, 10]", "shape = [2]"), "only an array has a `shape`"),
    "a length too many": (("range = [0, 10]", "length = 2"), "only a list or a series has a"),
    "seed": (
        ("sample_seeds = [3]", "sample_seeds = [-1]"),
        "line 1: `sample_seeds`, entry 1: must be at least 0, not -1",
    ),
    "no list": (("[3]", "3"), "line 1: `sample_seeds`: must be a list in brackets, not 3"),
    "no number": (("time_s = 3", 'time_s = "long"'), "`limits.time_s`: must be a number, not"),
    "infinity": (("time_s = 3", "time_s = inf"), "line 21: `limits.time_s`: must be a finite"),
    "a range upside down": (("[0, 10]", "[10, 0]"), "line 13: check 2: `range` is of numbers"),
    "partial of one": (
        ("range = [0, 10]", "partial = true"),
        "line 13: check 2: `partial` is of a list, an array or a series: leave it out here",
    ),
    "at most of a name": (
        ('kind = "name"', 'kind = "name"\nat_most = 1'),
        "check 1: `at_most` is of a number: leave it out here",
    ),
    "at most less than the least": (
        ("range = [0, 10]", "range = [0, 10]\nat_most = -1"),
        "check 2: `at_most` is less than the least of `range`: nothing would be right",
    ),
    "partial misspelt": (("range = [0, 10]", "parital = true"), "did you mean `partial`?"),
    "half a range": (("[0, 10]", "[10]"), "line 16: check 2, `range`, entry 2: is missing"),
    "a name": (('"mean"\nkind', '"The mean"\nkind'), "must be small letters, digits and _, and"),
    "a name with a line end": (('"mean"\nkind', '"mean\\n"\nkind'), "must be small letters"),
    "no text": (('title = "Best"', "title = 5"), "must be a text, or a table of one in each"),
    "an empty text": (('title = "Best"', "title = {}"), "check 1, `title`: it has no words: write"),
    "an empty label": (
        ('labels = ["mean"', 'labels = ["_"'),
        'entry 1: "_" has no letter or digit: write',
    ),
    "two of one name": (('"best"', '"mean"'), "two checks are called `mean`: give each its own"),
    "no names": (('names = ["ReLU", "Tanh"]', ""), "check `best`: list the possible names in"),
    "a label that is shared by nobody": (
        ('"@mean"', '"@acc"'),
        "entry 2: shared.toml has no `acc`: write it there, or here without the @",
    ),
    "a list in place of a text": (
        ('kind = "number"', 'kind = "number"\ncall = "@mean"'),
        "line 16: check 2, `call`: must be a text in quotes, not a list",
    ),
    "a probe that is no Python": (
        ('kind = "number"', 'kind = "number"\nprobe = "x("'),
        "line 16: check 2, `probe`: must be a Python expression ('(' was never closed), not",
    ),
    "a row of a number": (
        ('kind = "number"', 'kind = "number"\nrow = "epoch"'),
        "check 2: `row` is of a series, as `epoch`: leave it out here",
    ),
    "no shared key": (('"@mean"', '"@maen"'), "entry 2: shared.toml has no `maen`: did you mean"),
    "a mistake": (('en = "This is the sum."', "en = 5"), "line 30: `mistakes.sum.en`: must be a"),
    "a key of ours": (("sample_seeds = [3]", 'name = "x"'), "line 1: `name`: is not written in"),
    "no file": (("sample_seeds = [3]", 'template = "x.txt"'), "there is no x.txt beside the"),
    "a file too far up": (
        ("sample_seeds = [3]", 'files = { "../../../x.py" = "mine.py" }'),
        "files: ../../../x.py is no file below `../..`",
    ),
    "no TOML": (("[title]", "[title"), "not a readable TOML file: Expected ']' at the end of a"),
    "brackets": (("[3]", "[" * 5000), "not a readable TOML file: too many brackets"),
    "too long a number": (("[3]", "9" * 5000), "not a readable TOML file: "),
}


@pytest.mark.parametrize(("change", "said"), SAID.values(), ids=SAID)
def test_a_wrong_description_is_told_by_file_line_key_and_mend(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    assert change[0] in GOOD
    found = fault(tmp_path, GOOD.replace(*change, 1))
    assert said in found


def test_a_description_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(ExerciseError, match="not a readable TOML file"):
        description.load(tmp_path / "mine.toml")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    text = "\ufeff" + GOOD.replace("\n", "\r\n")
    (tmp_path / "mine.toml").write_bytes(text.encode())
    (tmp_path / "mine.py").touch()
    assert description.load(tmp_path / "mine.toml").title.ru == "Моё"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        pytest.param(("sample_seeds", 0), 1, id="value"),
        pytest.param(("title", "ru"), 6, id="in-a-table"),
        pytest.param(("checks", 1, "kind"), 15, id="second-of-a-list"),
        pytest.param(("checks", 1, "title", "zh"), 18, id="inline"),
        pytest.param(("checks", 1, "none"), 13, id="the-table-around"),
        pytest.param(("name",), None, id="in-a-text-of-several-lines"),
        pytest.param(("statement", "en"), 24, id="a-text-of-several-lines"),
        pytest.param(("mistakes", "sum", "en"), 30, id="dotted"),
        pytest.param((), None, id="nothing"),
    ],
)
def test_the_line_of_a_key_is_found(key: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(GOOD, key) == line


# --- any description ------------------------------------------------------------------------------

KEYS = st.sampled_from(
    [*Exercise.model_fields, *Check.model_fields, "length", "en", "ru", "time_s", "x"]
) | st.text(max_size=5)
VALUES = (
    st.text(max_size=12)
    | st.sampled_from(["@mean", "@layer_std", "@", "@none", "list", "x" * 300, "../x", "\0", "a/b"])
    | st.integers(-(2**65), 2**65)
    | st.floats()
    | st.booleans()
    | st.dates()
)
ANY = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
WORDS_OF_PYDANTIC = ("Input should", "validation error", "Field required", "Extra inputs", "https:")


def as_toml(value: Any) -> str:
    """Return a value as TOML writes it, tables inline."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(c):08X}" for c in value) + '"'
        case float():
            return repr(value)
        case list():
            return f"[{', '.join(map(as_toml, value))}]"
        case dict():
            pairs = (f"{as_toml(key)} = {as_toml(each)}" for key, each in value.items())
            return f"{{ {', '.join(pairs)} }}"
    return str(value)


def loads_or_is_one_line(folder: Path, content: bytes) -> None:
    """Load a description: it is right, or one line in words of the exercise says what is not."""
    path = folder / "mine.toml"
    path.write_bytes(content)
    path.with_suffix(".py").touch()
    said = str(folder)
    try:
        description.load(path)
    except ExerciseError as error:
        said = str(error)
    assert said.startswith(str(folder))
    assert len(said.splitlines()) == 1
    assert not any(words in said for words in WORDS_OF_PYDANTIC)


SLOW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@SLOW
@given(st.sampled_from(sorted(tomllib.loads(GOOD))) | KEYS, ANY)
@example("parts", ["mine"])
@example("files", {"x" * 300: "x" * 300})
@example("checks", [{"name": "x", "kind": ["list"], "title": "x"}])
def test_any_value_of_any_key_loads_or_is_told_in_one_line(
    tmp_path: Path, key: str, value: Any
) -> None:
    data = tomllib.loads(GOOD) | {key: value}
    text = "\n".join(f"{as_toml(name)} = {as_toml(each)}" for name, each in data.items())
    loads_or_is_one_line(tmp_path, text.encode())


@SLOW
@given(KEYS, ANY)
def test_any_value_in_a_check_loads_or_is_told_in_one_line(
    tmp_path: Path, key: str, value: Any
) -> None:
    check = {"name": "x", "kind": "number", "title": "x"} | {key: value}
    text = f'title = "x"\nstatement = "x"\nchecks = [{as_toml(check)}]\n'
    loads_or_is_one_line(tmp_path, text.encode())


@SLOW
@given(st.integers(0, len(GOOD)), st.integers(0, 30), st.text(max_size=20) | st.just('"""'))
def test_any_cut_into_a_description_loads_or_is_told_in_one_line(
    tmp_path: Path, at: int, length: int, put: str
) -> None:
    text = GOOD[:at] + put + GOOD[at + length :]
    loads_or_is_one_line(tmp_path, text.encode("utf-8", "replace"))


@SLOW
@given(st.binary(max_size=60))
def test_any_bytes_load_or_are_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    loads_or_is_one_line(tmp_path, content)
