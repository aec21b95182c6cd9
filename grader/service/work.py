"""What is asked of the service, checked and complete: it can be kept as JSON, and compared."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from grader.judging.terms import Bounds
from grader.words.language import Language

File = tuple[str, bytes]
"""A name or path, and what is in it."""


@dataclass(frozen=True)
class Work:
    """Submissions to judge on the same terms, with what lies beside each; as the command's options.

    `hidden` says that the seeds are not the caller's to know.
    """

    submissions: tuple[File, ...]
    exercise: str
    beside: Mapping[str, bytes] = field(default_factory=dict)
    seeds: tuple[int, ...] = ()
    bounds: Bounds = field(default_factory=Bounds)
    reveal: bool = False
    language: Language = "en"
    isolation: str = "auto"
    hidden: bool = False

    @property
    def as_json(self) -> str:
        """The same as text, equal for equal work."""
        said = {
            **{name: getattr(self, name) for name in self.__dataclass_fields__},
            "submissions": [[name, _text(content)] for name, content in self.submissions],
            "beside": {path: _text(content) for path, content in sorted(self.beside.items())},
            "bounds": asdict(self.bounds),
        }
        return json.dumps(said, sort_keys=True)

    @cached_property
    def key(self) -> str:
        """What equal work has in common."""
        return hashlib.sha256(self.as_json.encode()).hexdigest()


def from_json(text: str) -> Work:
    """Return the work that `as_json` was made of."""
    said: dict[str, Any] = json.loads(text)
    changes = {
        "submissions": tuple((name, base64.b64decode(c)) for name, c in said["submissions"]),
        "beside": {path: base64.b64decode(c) for path, c in said["beside"].items()},
        "seeds": tuple(said["seeds"]),
        "bounds": Bounds(**said["bounds"]),
    }
    return Work(**{**said, **changes})


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
