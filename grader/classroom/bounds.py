"""How much of a class is read: one `Bounds` for all its files, those in archives inside too."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from grader.words.coding import guess

MEMBERS_MAX = 100_000
LISTED_MAX = 3 * MEMBERS_MAX
"""Files that one archive lists, with those of a virtual environment."""
TOTAL_BYTES_MAX = 4 << 30
TOO_MANY = "there are too many files together"


@dataclass(slots=True)
class Bounds:
    """What was read so far of a class, and how: `encoding` is that of names, None to find it out.

    `guessed` is the coding that the names in an archive were found to be in, where it is no UTF-8.
    """

    encoding: str | None = None
    members: int = 0
    total_bytes: int = 0
    guessed: dict[str, str] = field(default_factory=dict)
    _held: tuple[object, Any] = (None, None)

    def take(self, size_bytes: int) -> str:
        """Count a file; return why it is one too many, empty if it is not."""
        self.members += 1
        self.total_bytes += size_bytes
        if self.members > MEMBERS_MAX:
            return TOO_MANY
        return "the files are too large together" if self.total_bytes > TOTAL_BYTES_MAX else ""

    @property
    def is_full(self) -> bool:
        """Whether no file more is read."""
        return self.members >= MEMBERS_MAX

    def hold(self, key: object, make: Callable[[], Any]) -> Any:
        """Return what `make` makes for `key`; one alone is held, for a class has many archives."""
        if self._held[0] is not key:
            made = make()
            self._held = (key, made)
        return self._held[1]

    def decode(self, names: list[bytes], where: str) -> list[str]:
        """Return names that do not say in which coding they are, judged together."""
        foreign = [name for name in names if not name.isascii()]
        if not foreign:
            return [name.decode("ascii") for name in names]
        coding = self.encoding or guess(foreign)
        if coding != "utf-8" and not self.encoding:
            self.guessed[where] = coding
        return [name.decode(coding, "backslashreplace") for name in names]
