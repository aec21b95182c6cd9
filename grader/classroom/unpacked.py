"""A file in an archive: its path, its age, and what is wrong with it, before anything is read."""

import stat
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

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
_ENCRYPTED, _UTF8 = 0x1, 0x800
_UNICODE_PATH = 0x7075
"""A name in UTF-8 beside the one in an old coding: PKWARE's APPNOTE.TXT, 4.6.9."""


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
        return "it grows too much when unpacked"
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
