"""Read a .zip that students filled: nothing is unpacked to a disk, and nothing read is unbounded.

What `zipfile` reads of a member is never more than the size that its header declares.
"""

import contextlib
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.judging.submission import SOURCE_BYTES_MAX, Submission, from_bytes
from grader.words.errors import UsageError

MEMBERS_MAX = 100_000
RATIO_MAX = 200
"""Python source shrinks to a tenth; a megabyte of zeros to a thousandth."""
RATIO_FROM_BYTES = 1 << 20
TOTAL_BYTES_MAX = 4 << 30
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError, EOFError)
_ENCRYPTED, _UTF8 = 0x1, 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; `fault` says why it cannot be read, and is empty if it can."""

    name: str
    modified_s: float
    fault: str
    read: Callable[[], Submission]


def members(path: Path) -> Iterator[Member]:
    """Yield the files in the archive at `path`; raise `UsageError` if it is none."""
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except BROKEN as error:
        raise UsageError(f"{path} is no .zip archive or a broken one: get it anew") from error
    infos = archive.infolist()
    if len(infos) > MEMBERS_MAX:
        raise UsageError(f"{path} holds more than {MEMBERS_MAX} files: is it the right one?")
    total_bytes = 0
    for info in infos:
        if info.is_dir():
            continue
        name = _name(info)
        total_bytes += info.file_size
        fault = _fault(info, name) or (
            "the archive's files are too large together" if total_bytes > TOTAL_BYTES_MAX else ""
        )
        yield Member(name, _modified_s(info), fault, _reader(archive, info, name))


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Callable[[], Submission]:
    def read() -> Submission:
        try:
            with archive.open(info) as stream:
                return from_bytes(name, stream.read(SOURCE_BYTES_MAX + 1))
        except (*BROKEN, OSError, RuntimeError, zlib.error) as error:
            raise UsageError(f"{name} is broken in the archive: {error}") from error

    return read


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's path with slashes; names without a stated coding are often UTF-8."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _fault(info: zipfile.ZipInfo, name: str) -> str:
    parts = name.split("/")
    if name.startswith("/") or ":" in parts[0][:2]:
        return "an absolute path"
    if ".." in parts:
        return "a path that leads out of its folder"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "a link" if kind == stat.S_IFLNK else "not a regular file"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    if info.file_size > max(RATIO_FROM_BYTES, info.compress_size * RATIO_MAX):
        return "it grows too much when unpacked"
    return ""


def _modified_s(info: zipfile.ZipInfo) -> float:
    try:
        return datetime(*info.date_time).timestamp()
    except (ValueError, OverflowError, OSError):  # a date that there is not
        return 0.0
