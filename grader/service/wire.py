"""Programs and what the sandbox saw of them, as JSON between a service and the command.

Both are of one installation, or nothing is run: so each may trust the other's word.
"""

import base64
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from grader.judging.judge import versions
from grader.sandbox.execution import Execution, Limits, Program
from grader.service.work import in_base64
from grader.words.errors import UsageError

_SEEN = TypeAdapter(
    tuple[Execution], config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
)


def installation() -> dict[str, str]:
    """Return what both ends must have in common: where they are installed, and of which version."""
    return {"prefix": sys.prefix, **versions().model_dump()}


def from_program(program: Program, stdin: bytes, limits: Limits) -> dict[str, Any]:
    """Return what is to be run; a text in it may be no Unicode, as some notebook's is."""
    return {
        "files": {path: in_base64(content) for path, content in program.files.items()},
        "entry": program.entry,
        "probes": dict(program.probes),
        "cells": list(program.cells),
        "setup": program.setup,
        "calls": dict(program.calls),
        "stdin": in_base64(stdin),
        "limits": asdict(limits),
    }


def to_program(said: Mapping[str, Any]) -> tuple[Program, bytes, Limits]:
    """Return what `from_program` told; raise `UsageError` if it told nothing."""
    try:
        files = {path: base64.b64decode(content) for path, content in said["files"].items()}
        plain = said["entry"], dict(said["probes"]), tuple(said["cells"])
        program = Program(files, *plain, said["setup"], dict(said["calls"]))
        return program, base64.b64decode(said["stdin"]), Limits(**said["limits"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError("that is no program") from error


def from_execution(seen: Execution) -> str:
    """Return what the sandbox saw."""
    return _SEEN.dump_json((seen,)).decode()


def to_execution(said: str) -> Execution:
    """Return what `from_execution` told; raise `ValueError` if it told nothing."""
    return _SEEN.validate_json(said)[0]
