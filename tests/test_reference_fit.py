"""A reference that does not fit its description is found and named, with check and fault."""

from pathlib import Path

import pytest

from grader.authoring.verify import verify_references
from grader.exercise import description
from grader.exercise.reference import Reference
from grader.sandbox import Sandbox
from grader.words.errors import ReferenceRunError
from grader.words.values import as_plain

DESCRIPTION = """\
title = "Mine"
statement = "Print all."
names = ["ReLU", "Tanh"]
checks = [
    { name = "mean", kind = "number", title = "Mean", range = [0, 100] },
    { name = "best", kind = "name", title = "Best" },
    { name = "steps", kind = "number", title = "Steps", whole = true },
    { name = "four", kind = "list", length = 4, title = "Four" },
    { name = "table", kind = "array", shape = [2, 2], title = "Table" },
    { name = "stds", kind = "series", title = "Stds" },
    { name = "free", kind = "number", title = "Free", finite = false },
    { name = "error", kind = "number", title = "Error", at_most = 0.5 },
    { name = "sure", kind = "name", title = "Sure", names = ["yes", "no"] },
]
[mistakes]
off = "It is off."
"""
RIGHT = """\
import numpy as np, torch
def expected(seed):
    found = {
        "mean": {"once": torch.tensor(0.5 + seed), "twice": np.float32(0.25)},
        "best": {"once": "ReLU", "twice": "ReLU"},
        "steps": np.int64(30),
        "four": (1, 2.5, 3, 4),
        "table": torch.ones(2, 2, requires_grad=True),
        "stds": np.arange(3.0),
        "free": float("nan"),
        "error": 0.25,
        "sure": "yes",
    }
    return found
def mistakes(seed):
    return {"mean": {"off": {1: seed + 1.0, 2: 2}}, "table": {"off": torch.ones(3)}}
"""


def written(folder: Path, reference: str, text: str = DESCRIPTION) -> description.Exercise:
    (folder / "mine.toml").write_text(text)
    (folder / "mine.py").write_text(reference)
    return description.load(folder / "mine.toml")


def test_tensors_arrays_and_alternatives_are_taken_as_values(warm: Sandbox, tmp_path: Path) -> None:
    reference = Reference(written(tmp_path, RIGHT), warm)
    found = {
        check: {key: as_plain(value) for key, value in values.items()}
        for check, values in reference.expected(3).items()
    }
    assert found.pop("free").keys() == {""}
    assert found == {
        "mean": {"once": 3.5, "twice": 0.25},
        "best": {"": "ReLU"},
        "steps": {"": 30},
        "four": {"": (1, 2.5, 3, 4)},
        "table": {"": ((1, 1), (1, 1))},
        "stds": {"": (0, 1, 2)},
        "error": {"": 0.25},
        "sure": {"": "yes"},
    }
    assert set(reference.mistakes(3)["mean"]) == {"off:1", "off:2"}


MISFITS = {
    "missing": (
        '"steps": np.int64(30),',
        "",
        "the reference mine.py: expected(11): no value for the check `steps`",
    ),
    "none": ("np.int64(30)", "None", "check `steps`: NoneType is neither a number, a name nor a"),
    "unknown": ('"steps":', '"step":', "expected(11): `step` is no check: did you mean `steps`?"),
    "shorter": ("(1, 2.5, 3, 4)", "[1, 2]", "check `four`: it is a list of 2, not a list of 4"),
    "a number": ("(1, 2.5, 3, 4)", "1.0", "check `four`: it is a number, not a list of 4"),
    "a list": ("np.int64(30)", "[30]", "check `steps`: it is a list of 1, not a number"),
    "ragged": ("(1, 2.5, 3, 4)", "[1, [2]]", "check `four`: list is neither a number"),
    "ragged rows": ("torch.ones(2, 2, requires_grad=True)", "[[1, 2], [3]]", "of different"),
    "another shape": (
        "torch.ones(2, 2, requires_grad=True)",
        "torch.ones(2, 3)",
        "check `table`: it is an array of 2 x 3, not an array of 2 x 2",
    ),
    "empty": ("np.arange(3.0)", "[]", "check `stds`: a list is empty"),
    "no alternative": ("np.int64(30)", "{}", "check `steps`: it is empty"),
    "a table of stds": ("np.arange(3.0)", "[[1.0]]", "it is an array of 1 x 1, not a list"),
    "nan": ("0.5 + seed", 'float("nan")', "check `mean`: once: nan in it: write `finite = false`"),
    "infinity": ("np.arange(3.0)", '[1, float("inf")]', "check `stds`: inf in it: write"),
    "more than its most": ('"error": 0.25', '"error": 1', "1 is more than its `at_most`"),
    "not whole": ("np.int64(30)", "30.5", "check `steps`: 30.5 is not whole"),
    "no such name": (
        '"twice": "ReLU"',
        '"twice": "Relu7"',
        "`best`: twice: 'Relu7' is none of `na",
    ),
    "a name of another check": (
        '"yes"',
        '"ReLU"',
        "`sure`: 'ReLU' is none of the check's `names`: add",
    ),
    "a number for a name": ('{"once": "ReLU", "twice": "ReLU"}', "1", "a number, not a name"),
    "a name for a number": ("np.int64(30)", '"many"', "it is the name many, not numbers"),
    "a truth": ("np.int64(30)", "True", "check `steps`: bool is neither a number"),
    "a set": ("np.int64(30)", "{30}", "TypeError: set is no number, name, list, tensor or dict"),
    "too large": ("np.int64(30)", "10**400", "check `steps`: int too large to convert to float"),
    "no dict": ("return found", "return [1]", "expected(11) must return a dict with a value for"),
    "a print": ("return found", "print(); return found", "expected(11) must print nothing"),
    "no function": (
        "expected(seed)",
        "expect(seed)",
        "the solution mine.py prints nothing: print the answers, or define expected(seed)",
    ),
    "an exception": ("return found", "return 1 / 0", "mine.py failed: ZeroDivisionError: division"),
}


@pytest.mark.parametrize(("there", "put", "said"), MISFITS.values(), ids=MISFITS)
def test_a_reference_that_does_not_fit_is_told(
    warm: Sandbox, tmp_path: Path, there: str, put: str, said: str
) -> None:
    assert there in RIGHT
    exercise = written(tmp_path, RIGHT.replace(there, put, 1))
    with pytest.raises(ReferenceRunError) as caught:
        Reference(exercise, warm).expected(11)
    assert "mine.py" in str(caught.value)
    assert said in str(caught.value)
    (found,) = verify_references(["mine"], warm, tmp_path)
    assert found.fault == str(caught.value)


PROMISES = {
    "all kept": ("", "", ""),
    "no mistakes": ("def mistakes", "def no_mistakes", "mistakes() never returns a `off`"),
    "chance": (
        "np.float32(0.25)",
        "np.random.rand()",
        "mine.py gives another `mean` when it is run again with the same seed: seed every",
    ),
    "no seed": (
        "0.5 + seed",
        "0.5",
        "mine.py gives the same values with the seeds 11 and 12: give the seed to what",
    ),
    "a mistake of no check": ('{"mean": {"off"', '{"men": {"off"', "`men` is no check: did you"),
    "a mistake of another kind": (
        '"table": {"off": torch.ones(3)}',
        '"best": {"off": 1}',
        "mistakes(11), check `best`: off: it is a number, not a name",
    ),
    "a ragged mistake": ("torch.ones(3)", "[1, [2]]", "check `table`: off: list is neither"),
    "without a sentence": (
        '"table": {"off"',
        '"table": {"of"',
        "the mistake `of` of table has no sentence: write [mistakes.of]",
    ),
    "always right": (
        '"table": {"off": torch.ones(3)}',
        '"steps": {"off": 30}',
        "the mistake `off` of steps is right for every seed: leave it out",
    ),
}


@pytest.mark.parametrize(("there", "put", "said"), PROMISES.values(), ids=PROMISES)
def test_what_a_reference_promises_is_verified(
    warm: Sandbox, tmp_path: Path, there: str, put: str, said: str
) -> None:
    written(tmp_path, RIGHT.replace(there, put, 1), DESCRIPTION.replace(", range = [0, 100]", ""))
    (found,) = verify_references(["mine"], warm, tmp_path)
    assert found.name == "mine.py"
    assert said in found.fault if said else not found.fault


def test_the_part_that_does_not_fit_is_named(warm: Sandbox, tmp_path: Path) -> None:
    one = 'title = "x"\nstatement = "x"\n[[checks]]\nname = "{}"\nkind = "number"\ntitle = "x"\n'
    for name, value in (("one", "1.5"), ("two", "[2]")):
        (tmp_path / f"{name}.toml").write_text(one.format(name))
        (tmp_path / f"{name}.py").write_text(f"def expected(seed): return {{'{name}': {value}}}\n")
    (tmp_path / "both.toml").write_text('title = "x"\nparts = ["one", "two"]\n')
    exercise = description.load(tmp_path / "both.toml")
    with pytest.raises(ReferenceRunError, match=r"the reference two\.py: expected\(1\), check `tw"):
        Reference(exercise, warm).expected(1)
    (tmp_path / "two.py").write_text("def expected(seed): return {'two': 2}\n")
    assert set(Reference(exercise, warm).expected(1)) == {"one", "two"}
