"""What is sent to a worker: the terms, and a submission as bytes; nothing of it is unpickled."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from grader.exercise import description
from grader.judging import submission
from grader.judging.submission import Submission
from grader.judging.terms import Terms
from grader.sandbox.execution import Limits
from grader.words.language import Message

_FAULT = TypeAdapter(Message)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be judged on which terms, by their JSON; `basis` is what it is kept under."""

    said: str
    basis: str
    submission: Submission


def terms_as_json(terms: Terms) -> str:
    """Return all of the terms but what the exercise's files say, which each machine has."""
    said = {
        "exercise": terms.exercise.name,
        "seeds": list(terms.seeds),
        "limits": asdict(terms.limits),
        "reveal": terms.reveal,
        "language": terms.language,
    }
    return json.dumps(said)


def terms_from_json(said: str, exercises: Path | None) -> Terms:
    """Return the terms, with the exercise as it is here; raise `UsageError` if there is none."""
    given: dict[str, Any] = json.loads(said)
    return Terms(
        description.find(given["exercise"], exercises),
        tuple(given["seeds"]),
        Limits(**given["limits"]),
        given["reveal"],
        given["language"],
    )


def packed(asked: Asked) -> bytes:
    """Return it as one line that says what follows, and then the contents of the files."""
    handed_in = asked.submission
    files = [("", handed_in.source), *handed_in.beside.items()]
    head = {
        "terms": asked.said,
        "basis": asked.basis,
        "name": handed_in.name,
        "fault": _told(handed_in.fault),
        "files": [(path, len(content)) for path, content in files],
    }
    return b"".join([json.dumps(head).encode(), b"\n", *(content for _, content in files)])


def unpacked(sent: bytes) -> Asked:
    """Return what was packed; raise `UsageError` if it can be no submission here."""
    line, _, contents = sent.partition(b"\n")
    head = json.loads(line)
    files, start = [], 0
    for path, length in head["files"]:
        files.append((path, contents[start : start + length]))
        start += length
    (_, source), *beside = files
    if head["fault"] is None:
        found = submission.from_bytes(head["name"], source)
    else:
        found = Submission(head["name"], source, _FAULT.validate_python(head["fault"]))
    return Asked(head["terms"], head["basis"], replace(found, beside=dict(beside)))


def _told(fault: Message | None) -> dict[str, Any] | None:
    if fault is None:
        return None
    values = fault.values.items()
    plain = {name: v if isinstance(v, int) else str(v) for name, v in values}
    return {"text": fault.text, "values": plain}
