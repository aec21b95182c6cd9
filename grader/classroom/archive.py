"""Read archives that students filled: nothing is unpacked to a disk, and nothing read is unbounded.

All archives of a class share one `Bounds`, those inside others too. Whatever a decompressor raises
is one line about that member.
"""

import bz2
import gzip
import io
import itertools
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, Any

from grader.classroom import mail, unpacked
from grader.classroom.unpacked import (
    GROWS,
    LISTED_MAX,
    RATIO_FROM_BYTES,
    RATIO_MAX,
    TOO_MANY,
    Bounds,
    Member,
)
from grader.judging.submission import SOURCE_BYTES_MAX
from grader.words.errors import UsageError

DIRECTORY_BYTES_MAX = 16 << 20
"""Of the list of an archive inside another, before Python makes an object of each file."""
INSIDE_BYTES_MAX = 64 << 20
"""Of one archive inside another: it is held in memory while its files are read."""
DEPTH_MAX = 3
END_OF_ZIP = b"PK\x05\x06"
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
PACKED: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
PACKED |= {".tgz": gzip.open, ".tbz2": bz2.open, ".txz": lzma.open}
NAMES: dict[str, Any] = {"encoding": "utf-8", "errors": "surrogateescape"}
"""Names in a .tar that are no UTF-8 come back as the bytes that they were."""
FOREIGN = {b"Rar!": "RAR", b"7z\xbc\xaf": "7z"}
"""The first bytes of archives that the standard library does not read."""


def is_archive(name: str) -> bool:
    """Tell whether a file of this name is opened; a mail is, for its attachments."""
    return name.lower().endswith((".zip", mail.SUFFIX, *TARS, *PACKED))


def foreign(name: str) -> str:
    """Return why an archive of this name is not opened, empty if it is no such one."""
    suffix = Path(name).suffix.lower()
    if suffix == ".msg":
        return "a mail as Outlook keeps it, which is not opened here: save it as .eml"
    kind = {".rar": "RAR", ".7z": "7z"}.get(suffix)
    return _unread(kind) if kind else ""


def inside(member: Member, bounds: Bounds) -> Iterator[Member]:
    """Yield the files in an archive that is a file itself, or that file with what is wrong."""
    depth = sum(map(is_archive, member.parts))
    if depth > DEPTH_MAX:
        yield member.with_fault("an archive in archives: unpack it")
        return
    if bounds.is_full:
        yield member.with_fault(TOO_MANY)
        return
    if member.size_bytes > INSIDE_BYTES_MAX:
        yield member.with_fault(f"an archive of more than {INSIDE_BYTES_MAX >> 20} MiB: unpack it")
        return
    begun = False
    try:
        for each in _inside(member, bounds):
            begun = True
            yield each
        if not begun:
            yield member.with_fault("an empty archive")
    except Exception as error:  # each decompressor raises what it likes: LZMAError, zlib.error ...
        is_mail = member.name.lower().endswith(mail.SUFFIX)
        broken = f"a mail that is not read: {error}" if is_mail else f"a broken archive ({error})"
        reason = _foreign_inside(member) or broken
        yield member.with_fault(f"{reason}, read in part" if begun else reason)


def _inside(member: Member, bounds: Bounds) -> Iterator[Member]:
    name, key = member.parts[-1].lower(), object()
    if name.endswith(mail.SUFFIX):
        return _mail(member, partial(bounds.hold, key, partial(mail.parsed, member)), bounds)
    if name.endswith(".zip"):
        opened = partial(bounds.hold, key, partial(_zip, member))
        return zip_members(opened, member.parts, bounds, member.name)
    if name.endswith(TARS):
        opened = partial(bounds.hold, key, partial(_tar, member))
        return tar_members(opened, member.parts, bounds, member.name)
    return _single(member, bounds)


def _mail(member: Member, opened: Callable[[], mail.Mail], bounds: Bounds) -> Iterator[Member]:
    """Yield the attachments of a mail, and before them the note of who sent it."""
    sent, sent_s = opened(), opened().sent_s
    note = sent.note.text().encode("utf-8", "replace")
    yield Member((*member.parts, mail.NOTE), sent_s, len(note), "", lambda most: note[:most])
    seen: set[tuple[str, ...]] = set()
    files = [*sent.members()]
    for place, (name, size_bytes) in enumerate(files):
        read = partial(_of_mail, opened, place)
        yield from _placed(
            Member((name,), sent_s, size_bytes, "", read), member.parts, bounds, seen
        )
    if not files:
        yield member.with_fault("a mail to which no file was attached")


def _of_mail(opened: Callable[[], mail.Mail], place: int, most: int) -> bytes:
    return opened().content(place)[:most]


def _zip(member: Member) -> zipfile.ZipFile:
    content = member.read(INSIDE_BYTES_MAX)
    end = content.rfind(END_OF_ZIP)  # its own end is where zipfile finds it: APPNOTE.TXT, 4.3.16
    listed_bytes = int.from_bytes(content[end + 12 : end + 16], "little") if end >= 0 else 0
    if listed_bytes > DIRECTORY_BYTES_MAX:
        raise ValueError(TOO_MANY)
    return zipfile.ZipFile(io.BytesIO(content))


def _tar(member: Member) -> tarfile.TarFile:
    content = _unpack(member, INSIDE_BYTES_MAX + 1)
    if len(content) > INSIDE_BYTES_MAX:
        raise ValueError(f"it grows to more than {INSIDE_BYTES_MAX >> 20} MiB")
    return tarfile.open(fileobj=io.BytesIO(content), mode="r:", **NAMES)


def _unpack(member: Member, most: int) -> bytes:
    """Return what a file holds, unpacked if it is packed."""
    opener = PACKED.get(Path(member.parts[-1]).suffix.lower())
    if opener is None:
        return member.read(most)
    packed = member.read(INSIDE_BYTES_MAX)
    grown = max(RATIO_FROM_BYTES, len(packed) * RATIO_MAX)
    with opener(io.BytesIO(packed)) as stream:
        content: bytes = stream.read(min(most, grown + 1))
    if len(content) > grown:
        raise ValueError(GROWS)
    return content


def _single(member: Member, bounds: Bounds) -> Iterator[Member]:
    content = _unpack(member, SOURCE_BYTES_MAX + 1)
    parts = (*member.parts, Path(member.parts[-1]).stem)
    fault = bounds.take(len(content))
    yield Member(parts, member.modified_s, len(content), fault, lambda most: _unpack(member, most))


def zip_members(
    archive: Callable[[], zipfile.ZipFile], above: tuple[str, ...], bounds: Bounds, where: str
) -> Iterator[Member]:
    """Yield the files in a .zip, with the parts `above` it before theirs."""
    infos = [info for info in archive().infolist() if not info.is_dir()]
    unknown = [info.filename.encode("cp437") for info in infos if unpacked.is_unknown(info)]
    known = iter(bounds.decode(unknown, where))
    seen: set[tuple[str, ...]] = set()
    for info in infos:
        name = next(known) if unpacked.is_unknown(info) else unpacked.stated_name(info)
        opened = _reading(lambda info=info: archive().open(info), name)  # type: ignore[misc]
        made = Member(
            (name,), unpacked.zip_time(info), info.file_size, unpacked.zip_fault(info), opened
        )
        yield from _placed(made, above, bounds, seen)


def tar_members(
    archive: Callable[[], tarfile.TarFile], above: tuple[str, ...], bounds: Bounds, where: str
) -> Iterator[Member]:
    """Yield the files in a .tar, with the parts `above` it before theirs."""
    infos = [info for info in itertools.islice(archive(), LISTED_MAX) if not info.isdir()]
    raw = [info.name.encode("utf-8", "surrogateescape") for info in infos]
    seen: set[tuple[str, ...]] = set()
    for info, name in zip(infos, bounds.decode(raw, where), strict=True):
        opened = _reading(lambda info=info: archive().extractfile(info), name)  # type: ignore[misc]
        made = Member((name,), float(info.mtime), info.size, unpacked.tar_fault(info), opened)
        yield from _placed(made, above, bounds, seen)


def _placed(
    made: Member, above: tuple[str, ...], bounds: Bounds, seen: set[tuple[str, ...]]
) -> Iterator[Member]:
    """Yield a file by the parts of its path, and one for all of a folder that no student filled."""
    parts, wrong = unpacked.path_of(made.name)
    length, reason = (0, "") if wrong else unpacked.made_by_computer(parts)
    folder = parts[:length]
    if not length:
        fault = wrong or made.fault or bounds.take(made.size_bytes)
        yield replace(made, parts=(*above, *parts), fault=fault)
    elif folder not in seen:
        seen.add(folder)
        yield Member((*above, *folder), 0.0, 0, reason, lambda _: b"")


def _reading(opened: Callable[[], IO[bytes] | None], name: str) -> Callable[[int], bytes]:
    def read(most: int) -> bytes:
        try:
            stream = opened()
            if stream is None:
                raise ValueError("nothing in it")
            with stream:
                return stream.read(most)
        except Exception as error:  # as above
            raise UsageError(f"{name} is broken in the archive: {error}") from error

    return read


def _foreign_inside(member: Member) -> str:
    """Return what an archive is that is called like another."""
    try:
        kind = FOREIGN.get(member.read(4))
    except UsageError as error:
        return str(error)
    return _unread(kind) if kind else ""


def _unread(kind: str) -> str:
    return f"a {kind} archive, which is not opened here: unpack it, or ask for a .zip"
