"""Sentences for people: a template and its values, put into words only when a report is made.

The pure modules return `Message` objects, so that none of them needs to know the language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["en", "ru", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "ru", "zh")
CATALOGUES = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence: `text` is a `str.format` template in English, `values` fills it.

    A value may be a message itself.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return say(self, "en")


def say(message: Message, language: Language) -> str:
    """Put a message into words; one that has no translation stays English."""
    template = message.text
    if language != "en":
        template = _catalogue(language).get(template, template)
    words = {
        name: say(value, language) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return template.format(**words)


def from_locale(environment: Mapping[str, str]) -> Language:
    """Return the language of POSIX's variables (man 7 locale); English if it is another one."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    found = re.split(r"[_.@-]", locale.lower(), maxsplit=1)[0]
    return next((language for language in LANGUAGES if language == found), "en")


@cache
def _catalogue(language: Language) -> dict[str, str]:
    from babel.messages.pofile import read_po  # takes 0.1 s, and English needs none of it

    with (CATALOGUES / language / "LC_MESSAGES" / "grader.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}
