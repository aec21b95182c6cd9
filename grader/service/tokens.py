"""Who may ask for what: a secret, and what whoever has it is allowed.

A secret is compared in constant time, and never told in a message.
"""

import hashlib
import hmac
import itertools
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.exercise.source import meant
from grader.words.errors import UsageError
from grader.words.model import SEED_MAX
from grader.words.visible import visible

SECRET_MIN = 16
VARIABLE = "GRADER_TOKEN"
MADE = "python -c 'import secrets; print(secrets.token_urlsafe())'"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, by name, and what they may.

    `exercises` are those that they may ask about, None all. `seeds`, where there are any, are what
    is graded on instead of what they ask for, and are hidden from them with all that was printed.
    Who is not `bounded` may set any limit.
    """

    name: str
    reveal: bool = False
    exercises: frozenset[str] | None = None
    seeds: tuple[int, ...] = ()
    bounded: bool = True

    def may_see(self, exercise: str) -> bool:
        """Tell whether an exercise is theirs to ask about."""
        return self.exercises is None or exercise in self.exercises


OWNER = Caller("owner", reveal=True, bounded=False)
"""Who reaches a socket that the user alone may open."""
NEIGHBOUR = Caller("neighbour")
"""Anyone on this machine, where loopback is served without a token."""

Tokens = Mapping[bytes, Caller]
"""By the SHA-256 of the secret, so that all are of one length."""


def load(
    file: Path | None, environment: Mapping[str, str], exercises: Collection[str] | None = None
) -> dict[bytes, Caller]:
    """Read the tokens of a file, a line each, or the one in `GRADER_TOKEN`.

    A line is a secret and what its owner may: `name=NAME`, `reveal`, `exercises=A,B`, `seeds=1,2`;
    what follows a `#` is for people. `exercises` are those that there are, None if nobody asks.

    Raises:
        UsageError: the file cannot be read, or a line of it is wrong.
    """
    where, lines = _lines(file, environment)
    found: dict[bytes, Caller] = {}
    first: dict[bytes, int] = {}
    for number, line in enumerate(lines, start=1):
        words = list(itertools.takewhile(lambda word: not word.startswith("#"), line.split()))
        if not words:
            continue
        place, secret = f"{where}, line {number}", _hashed(words[0])
        if len(words[0]) < SECRET_MIN:
            said = f"a secret has {SECRET_MIN} characters or more: make one with {MADE}"
            raise UsageError(f"{place}: {said}")
        if secret in first:
            said = f"its secret is that of line {first[secret]}, too: make another with {MADE}"
            raise UsageError(f"{place}: {said}")
        first[secret] = number
        found[secret] = _caller(words[1:], place, number)
        _check_exercises(found[secret].exercises, exercises, place)
    if file is not None and not found:
        raise UsageError(f"{where}: there is no token in it: write one a line")
    return found


def _lines(file: Path | None, environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return what holds tokens, and its lines; an editor of Windows may begin it with a mark."""
    if file is None:
        return VARIABLE, [environment[VARIABLE]] if environment.get(VARIABLE) else []
    try:
        return str(file), file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"--token-file {file}: it is no text in UTF-8: save it so") from error
    except OSError as error:
        raise UsageError(f"--token-file {file}: it cannot be read: {error}") from error


def _check_exercises(
    asked: Collection[str] | None, known: Collection[str] | None, place: str
) -> None:
    """Raise `UsageError` for an exercise that nobody could be graded on."""
    for name in sorted(asked or ()):
        if known is not None and name not in known:
            mend = meant(name, known) or ": `grade --list` shows which there are"
            raise UsageError(f"{place}: no exercise {name!r}{mend}")


def read_by_all(file: Path | None) -> bool:
    """Tell whether anybody on this machine may read a file of tokens."""
    return file is not None and bool(file.stat().st_mode & stat.S_IROTH)


def find(tokens: Tokens, secret: str) -> Caller | None:
    """Return who has this secret, None if nobody; takes as long for any secret."""
    given, found = _hashed(secret), None
    for hashed, caller in tokens.items():
        if hmac.compare_digest(hashed, given):
            found = caller
    return found


def _hashed(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()


def _caller(words: list[str], where: str, number: int) -> Caller:
    name, reveal = f"token {number}", False
    exercises: frozenset[str] | None = None
    seeds: tuple[int, ...] = ()
    keys = [word.partition("=")[0] for word in words]
    for word in words:
        key, _, value = word.partition("=")
        parts = [each for each in value.split(",") if each]
        if keys.count(key) > 1:
            raise UsageError(f"{where}: {visible(key)} is said twice: leave out one of them")
        if word == "reveal":
            reveal = True
        elif key == "name" and value.isprintable() and value:
            name = value
        elif key == "exercises" and parts:
            exercises = frozenset(parts)
        elif key == "seeds" and parts and all(map(_is_seed, parts)):
            seeds = tuple(map(int, parts))
        else:
            known = "name=NAME, reveal, exercises=A,B and seeds=1,2, each without blanks in it"
            raise UsageError(f"{where}: after a secret come {known}")
    if reveal and seeds:
        raise UsageError(f"{where}: seeds that are hidden are not revealed: leave out one of them")
    return Caller(name, reveal, exercises, seeds)


def _is_seed(text: str) -> bool:
    return text.isdecimal() and len(text) <= len(str(SEED_MAX)) and int(text) <= SEED_MAX
