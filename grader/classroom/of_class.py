"""The archive that a class came as: it lies on a disk, and is read there while it is needed."""

import itertools
import tarfile
import tempfile
import weakref
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from grader.classroom.archive import NAMES, PACKED, TARS, tar_members, zip_members
from grader.classroom.unpacked import (
    LISTED_MAX,
    RATIO_FROM_BYTES,
    RATIO_MAX,
    TOTAL_BYTES_MAX,
    Bounds,
    Member,
)
from grader.words.errors import UsageError

PIECE_BYTES = 1 << 20


def members(path: Path, bounds: Bounds) -> Iterator[Member]:
    """Yield the files in the .zip or .tar at `path`; raise `UsageError` if it is none."""
    is_tar = path.name.lower().endswith(TARS)
    try:
        file: IO[bytes] = path.open("rb")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    try:
        return (_of_tar if is_tar else _of_zip)(file, path, bounds)
    except UsageError:
        file.close()
        raise
    except Exception as error:  # a decompressor raises what it likes
        file.close()
        kind = ".tar" if is_tar else ".zip"
        raise UsageError(f"{path} is no {kind} archive or a broken one: get it anew") from error


def _of_zip(file: IO[bytes], path: Path, bounds: Bounds) -> Iterator[Member]:
    archive = zipfile.ZipFile(file)
    weakref.finalize(archive, file.close)  # it is read from as long as anything holds it
    _check_count(len(archive.infolist()), path)
    return zip_members(lambda: archive, (), bounds, str(path))


def _of_tar(file: IO[bytes], path: Path, bounds: Bounds) -> Iterator[Member]:
    plain = _plain(file, path)
    try:
        archive = tarfile.open(fileobj=plain, mode="r:", **NAMES)  # noqa: SIM115 - as below
        _check_count(len(list(itertools.islice(archive, LISTED_MAX + 1))), path)
    except BaseException:
        plain.close()
        raise
    weakref.finalize(archive, plain.close)
    return tar_members(lambda: archive, (), bounds, str(path))


def _check_count(count: int, path: Path) -> None:
    if count > LISTED_MAX:
        raise UsageError(f"{path} holds more than {LISTED_MAX} files: is it the right one?")


def _plain(packed: IO[bytes], path: Path) -> IO[bytes]:
    """Return a .tar to be read here and there: a packed one from a file without a name.

    A packed one can only be read from its start, again for each file. It may grow as much as a file
    in a .zip may.
    """
    opener = PACKED.get(path.suffix.lower())
    if opener is None:
        return packed
    most = min(TOTAL_BYTES_MAX, max(RATIO_FROM_BYTES, path.stat().st_size * RATIO_MAX))
    plain: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the archive
    try:
        with packed, opener(packed) as stream:
            while piece := stream.read(PIECE_BYTES):
                if plain.tell() + len(piece) > most:
                    raise UsageError(f"{path} grows too much when unpacked: is it the right one?")
                _write(piece, plain, path)
        plain.seek(0)
    except BaseException:
        plain.close()
        raise
    return plain


def _write(piece: bytes, plain: IO[bytes], path: Path) -> None:
    try:
        plain.write(piece)
        plain.flush()
    except OSError as error:  # no fault of the archive's
        room = f"make room in {tempfile.gettempdir()}, or unpack it and give the folder"
        raise UsageError(f"{path} cannot be unpacked: {error.strerror}: {room}") from error
