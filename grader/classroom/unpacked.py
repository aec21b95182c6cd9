"""A file of a class, before anything is read: its path, its age, and what is wrong with it.

One `Bounds` says how much is read of all files of a class, those in archives inside too.
"""

import stat
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from grader.words.coding import guess
from grader.words.errors import UsageError

DEPTH_MAX = 32
COMPUTERS = (
    *("__MACOSX", "__pycache__", "site-packages", "dist-packages", "node_modules", "conda-meta"),
    *("$RECYCLE.BIN", "System Volume Information", "lost+found"),
)
"""Folders of which nothing is a student's, by the thousand files."""
ABSOLUTE, UPWARDS = "an absolute path", "a path that leads out of its folder"
TOO_DEEP, TOO_LONG = "too deep", "a name too long for any disk"
OF_PATHS = (ABSOLUTE, UPWARDS, TOO_DEEP, TOO_LONG)
"""What may be wrong with a path: nobody is found by such a one."""
NAME_MOST = 255
"""Characters of a name; an archive may hold longer ones, to look into which takes minutes."""
RATIO_MAX = 200
"""Python source shrinks to a tenth; a megabyte of zeros to a thousandth."""
RATIO_FROM_BYTES = 1 << 20
GROWS = "it grows too much when unpacked"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_UNICODE_PATH = 0x7075
"""A name in UTF-8 beside the one in an old coding: PKWARE's APPNOTE.TXT, 4.6.9."""
MEMBERS_MAX = 100_000
LISTED_MAX = 3 * MEMBERS_MAX
"""Files that one archive lists, with those of a virtual environment."""
TOTAL_BYTES_MAX = 4 << 30
TOO_MANY = "there are too many files together"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a class; an archive that it lies in is one of its `parts`, as a folder is.

    `fault` says why it cannot be read, and is empty if it can. `read` returns so many bytes at most
    and raises `UsageError`.
    """

    parts: tuple[str, ...]
    modified_s: float
    size_bytes: int
    fault: str
    read: Callable[[int], bytes]

    @property
    def name(self) -> str:
        """The path below the class's folder."""
        return "/".join(self.parts)

    def content(self, most: int) -> bytes:
        """Return so many bytes of it at most, none if it cannot be read."""
        try:
            return b"" if self.fault else self.read(most)
        except UsageError:
            return b""

    def with_fault(self, fault: str) -> "Member":
        """Return it as one that cannot be read."""
        return replace(self, fault=fault)


def path_of(name: str) -> tuple[tuple[str, ...], str]:
    """Return the parts of a path and what is wrong with it; Windows' slashes are slashes.

    A path with something wrong is one part, so that it leads nowhere.
    """
    plain = name.replace("\\", "/")
    parts = tuple(part for part in plain.split("/") if part not in ("", "."))
    if plain.startswith("/") or (parts and ":" in parts[0][:2]):
        return (name,), ABSOLUTE
    if ".." in parts:
        return (name,), UPWARDS
    if len(parts) > DEPTH_MAX:
        return (name,), TOO_DEEP
    if any(len(part) > NAME_MOST for part in parts):
        return (name[:NAME_MOST],), TOO_LONG
    return parts or (name,), "" if parts else "a file without a name"


def made_by_computer(parts: tuple[str, ...]) -> tuple[int, str]:
    """Return how much of a path leads to what no student handed in, and why; 0 if nothing does."""
    for i, part in enumerate(parts, start=1):
        if part in COMPUTERS:
            return i, "made by a computer"
        if part.startswith("."):
            return i, "hidden"
    return 0, ""


def is_unknown(info: zipfile.ZipInfo) -> bool:
    """Tell whether nothing says in which coding a name is."""
    return not info.flag_bits & _UTF8 and not _unicode_name(info)


def stated_name(info: zipfile.ZipInfo) -> str:
    """Return a name whose coding is stated."""
    return _unicode_name(info) or info.filename


def _unicode_name(info: zipfile.ZipInfo) -> str:
    extra = info.extra
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == _UNICODE_PATH and size > 5:  # a version and a checksum come first
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def zip_fault(info: zipfile.ZipInfo) -> str:
    """Return why a file in a .zip is not read, empty if it is."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "a link" if kind == stat.S_IFLNK else "not a regular file"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    if info.file_size > max(RATIO_FROM_BYTES, info.compress_size * RATIO_MAX):
        return GROWS
    return ""


def tar_fault(info: tarfile.TarInfo) -> str:
    """Return why a file in a .tar is not read, empty if it is."""
    if info.issym() or info.islnk():
        return "a link"
    return "" if info.isreg() else "not a regular file"


def zip_time(info: zipfile.ZipInfo) -> float:
    """Return when a file was changed, 0 for a date that there is not."""
    try:
        return datetime(*info.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


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
