"""Who may ask for what: a secret, and what whoever has it is allowed.

A secret is compared in constant time, and never told in a message.
"""

import hashlib
import hmac
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.words.errors import UsageError

SECRET_MIN = 16
VARIABLE = "GRADER_TOKEN"


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


def load(file: Path | None, environment: Mapping[str, str]) -> dict[bytes, Caller]:
    """Read the tokens of a file, a line each, or the one in `GRADER_TOKEN`.

    A line is a secret and what its owner may: `name=NAME`, `reveal`, `exercises=A,B`, `seeds=1,2`.

    Raises:
        UsageError: the file cannot be read, or a line of it is wrong.
    """
    if file is None:
        lines = [environment[VARIABLE]] if environment.get(VARIABLE) else []
        where = VARIABLE
    else:
        where = str(file)
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"--token-file {file}: it cannot be read: {error}") from error
    found: dict[bytes, Caller] = {}
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if len(words[0]) < SECRET_MIN:
            made = "python -c 'import secrets; print(secrets.token_urlsafe())'"
            said = f"a secret has {SECRET_MIN} characters or more: make one with {made}"
            raise UsageError(f"{where}, line {number}: {said}")
        found[_hashed(words[0])] = _caller(words[1:], f"{where}, line {number}", number)
    if file is not None and not found:
        raise UsageError(f"{where}: there is no token in it: write one a line")
    return found


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
    for word in words:
        key, _, value = word.partition("=")
        if word == "reveal":
            reveal = True
        elif key == "name" and value.isprintable() and value:
            name = value
        elif key == "exercises" and value:
            exercises = frozenset(value.split(","))
        elif key == "seeds" and all(each.isdecimal() for each in value.split(",")):
            seeds = tuple(int(each) for each in value.split(","))
        else:
            known = "name=NAME, reveal, exercises=A,B and seeds=1,2"
            raise UsageError(f"{where}: after a secret come {known}")
    if reveal and seeds:
        raise UsageError(f"{where}: seeds that are hidden are not revealed: leave out one of them")
    return Caller(name, reveal, exercises, seeds)
