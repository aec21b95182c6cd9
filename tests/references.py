"""What the references return, run in this process and held against their descriptions."""

import importlib
import sys
from functools import cache
from types import ModuleType
from typing import Any

import torch

from grader.exercise import fit
from grader.exercise.description import REFERENCE, Exercise, load
from grader.exercise.fit import ByKey
from grader.words.values import as_plain

ALL = sorted(path.stem for path in REFERENCE.glob("*.toml") if path.stem != "shared")
NAMES = [name for name in ALL if load(REFERENCE / f"{name}.toml").modules]
"""Those whose values a module computes; solutions are run in the sandbox alone."""


@cache
def module(name: str) -> ModuleType:
    """Import a module of the reference folder as a script inside that folder would."""
    torch.set_num_threads(1)  # as in the sandbox; threads wait long on a busy machine
    sys.path.insert(0, str(REFERENCE))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(REFERENCE))


@cache
def described(exercise: str) -> Exercise:
    return load(REFERENCE / f"{exercise}.toml")


@cache
def rights(exercise: str, seed: int) -> dict[str, ByKey]:
    """Return the right values by check and alternative."""
    names = described(exercise).names
    returned = _returned(exercise, "expected", seed)
    checks = described(exercise).checks
    return {check.name: fit.rights(check, returned[check.name], names) for check in checks}


@cache
def wrongs(exercise: str, seed: int) -> dict[str, ByKey]:
    """Return the values of known mistakes by check and key."""
    returned = _returned(exercise, "mistakes", seed)
    checks = described(exercise).checks
    return {check.name: fit.mistakes(check, returned[check.name]) for check in checks}


def expected(exercise: str, seed: int) -> dict[str, dict[str, Any]]:
    """Return the right values as numbers, names and tuples."""
    return {check: _plain(values) for check, values in rights(exercise, seed).items()}


def mistakes(exercise: str, seed: int) -> dict[str, dict[str, Any]]:
    """Return the values of known mistakes as numbers, names and tuples."""
    return {check: _plain(values) for check, values in wrongs(exercise, seed).items()}


def main(values: dict[str, Any]) -> Any:
    """Return the first of the right values of a check."""
    return next(iter(values.values()))


def _returned(exercise: str, function: str, seed: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in described(exercise).modules:
        found |= _as_lists(getattr(module(name), function)(seed))
    return found


def _as_lists(value: Any) -> Any:
    """Return what the driver in the sandbox makes of a value."""
    if isinstance(value, dict):
        return {str(key): _as_lists(each) for key, each in value.items()}
    return value.tolist() if hasattr(value, "tolist") else value


def _plain(values: ByKey) -> dict[str, Any]:
    return {key: as_plain(value) for key, value in values.items()}
