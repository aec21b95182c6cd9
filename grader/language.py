"""Sentences for people: a template and its values, put into words only when a report is made.

The pure modules return `Message` objects, so that none of them needs to know the language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence: `text` is a `str.format` template in English, `values` fills it."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)
