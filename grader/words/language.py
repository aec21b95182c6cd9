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
LETTERS: Mapping[Language, str] = {"en": "^", "ru": "[а-яё]", "zh": "[\u4e00-\u9fff]"}
"""What a word of a language has, if it may be told from others."""
CATALOGUES = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence: `text` is a `str.format` template in English, `values` fills it.

    A value may be a message itself, or one of several words.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return say(self, "en")


@dataclass(frozen=True, slots=True)
class OneOf:
    """Words that mean one thing, in any languages; the first, if none is in the one asked for."""

    words: tuple[str, ...]

    def within(self, language: Language) -> str:
        """Return the first of them in the letters of a language."""
        own = (word for word in self.words if re.search(LETTERS[language], word.casefold()))
        return next(own, self.words[0])


def say(message: Message, language: Language) -> str:
    """Put a message into words; one that has no translation stays English."""
    template = message.text
    if language != "en":
        template = _catalogue(language).get(template, template)
    words = {name: _within(value, language) for name, value in message.values.items()}
    return template.format(**words)


def _within(value: Any, language: Language) -> Any:
    if isinstance(value, OneOf):
        return value.within(language)
    return say(value, language) if isinstance(value, Message) else value


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
