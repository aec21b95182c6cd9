"""What is asked of the service, checked and complete: it can be kept as JSON, and compared."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from grader import api
from grader.words.errors import UsageError

File = tuple[str, bytes]
"""A name or path, and what is in it."""


class UnknownError(UsageError):
    """There is no such exercise, or judgement."""


@dataclass(frozen=True)
class Work:
    """Submissions to judge as `request` says; what lies beside each is here, not in it."""

    submissions: tuple[File, ...]
    request: api.Request
    beside: Mapping[str, bytes] = field(default_factory=dict)
    isolation: str = "auto"

    @property
    def as_json(self) -> str:
        """The same as text, equal for equal work."""
        said = {
            "submissions": [[name, in_base64(content)] for name, content in self.submissions],
            "request": asdict(self.request),
            "beside": {path: in_base64(content) for path, content in sorted(self.beside.items())},
            "isolation": self.isolation,
        }
        return json.dumps(said, sort_keys=True)

    @cached_property
    def key(self) -> str:
        """What equal work has in common."""
        return hashlib.sha256(self.as_json.encode()).hexdigest()


def from_json(text: str) -> Work:
    """Return the work that `as_json` was made of."""
    said: dict[str, Any] = json.loads(text)
    given = said["request"]
    listed = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Work(
        submissions=tuple((name, base64.b64decode(c)) for name, c in said["submissions"]),
        request=api.Request(**{**given, **listed}),
        beside={path: base64.b64decode(c) for path, c in said["beside"].items()},
        isolation=said["isolation"],
    )


def in_base64(content: bytes) -> str:
    """Return bytes as a text, which JSON can carry."""
    return base64.b64encode(content).decode()
