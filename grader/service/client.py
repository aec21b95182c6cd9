"""The thin client: a service grades, and `grade` prints what it says; imports nothing heavy.

Whatever the service does not do, the caller does by itself: None says so, after one warning where
something is wrong. HTTP is spoken by hand, since http.client takes longer to import than to answer.
"""

import binascii
import contextlib
import json
import math
import os
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import grader
from grader.service import place

CONNECT_S = 2.0
HEAD_S, HEAD_BYTES_MAX = 10.0, 1 << 16
"""Of an answer, which a service begins before it grades."""
SILENT_S = 20.0
"""It says a space each second while it grades."""
TOLD_S = 60.0
"""For all that it then has to tell."""
SOURCE_BYTES_MAX = 16 << 20
"""What is larger is no submission: that is said without the service."""
OPTIONS = ("reveal", "time_limit", "memory_limit", "output_limit", "isolation")
TERMINAL = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM", "TTY_COMPATIBLE")
REPORT = {"report", "verdicts", "warnings", "failed"}
WRONG, UNKNOWN = 422, 404
"""Wrong usage, also of an exercise that there is not: we say it ourselves, in the same words."""

Warn = Callable[[str], None]


class LostError(Exception):
    """The service went away, or what speaks there is none."""


def report(
    options: Mapping[str, Any], read_stdin: Callable[[], bytes | None], warn: Warn
) -> dict[str, Any] | None:
    """Have a service grade what `grade` was asked to; None if there is none that does.

    Returns what `POST /v1/reports` answers: the report, verdicts and warnings.
    """
    where = found()
    if where is None or options["exercises"] is not None:
        return None
    try:
        body = _asked(options, read_stdin)
        if body is None:
            return None
        status, said = _post(where, body)
    except OSError as error:
        warn(f"no service answers at {where} ({error.strerror or error}): grading here")
        return None
    except (LostError, ValueError) as error:
        warn(f"the service at {where} was lost ({error}): grading here")
        return None
    if status == 200:
        return said
    detail = str(said.get("detail"))
    if status != WRONG and not (status == UNKNOWN and detail.startswith(place.NO_EXERCISE)):
        warn(f"the service at {where} does not grade this ({detail}): grading here")
    return None


def found() -> str | None:
    """Return where a service is: the one that is named, or this user's own; None without any."""
    if named := os.environ.get("GRADER_URL"):
        return named
    if not hasattr(os, "getuid"):  # Windows, where nobody serves
        return None
    path = place.socket_path(os.environ)
    return f"unix:{path}" if place.is_ours(path) else None


def _asked(
    options: Mapping[str, Any], read_stdin: Callable[[], bytes | None]
) -> dict[str, Any] | None:
    """Return what to ask for, None if it is nothing that a service grades."""
    if [*options["paths"], *options["beside"]].count(Path("-")) > 1:
        return None
    files = [_read(path, read_stdin) for path in options["paths"]]
    beside = [_read(path, read_stdin) for path in options["beside"]]
    if None in files or None in beside:
        return None
    return {
        "version": grader.__version__,
        "exercises": place.exercises_digest(),
        "file": files,
        "with": beside,
        "exercise": options["exercise"],
        "seed": options["seeds"],
        "public_seed": options["public_seeds"],
        "lang": options["language"],
        "format": options["format_"],
        "terminal": _terminal(options["output"]),
        **{name: options[name] for name in OPTIONS if options[name] not in (None, False)},
    }


def _read(path: Path, read_stdin: Callable[[], bytes | None]) -> dict[str, str] | None:
    """Read a plain file; None if it is none, or not to be read."""
    if str(path) == "-":
        content = read_stdin()
    else:
        try:
            kind = path.lstat()
            if not stat.S_ISREG(kind.st_mode) or kind.st_size > SOURCE_BYTES_MAX:
                return None
            content = path.read_bytes()
        except OSError:
            return None
    if content is None or len(content) > SOURCE_BYTES_MAX:
        return None
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return {"name": name, "content": binascii.b2a_base64(content, newline=False).decode()}


def _terminal(output: Path | None) -> dict[str, Any]:
    """Return what the report will be seen on: rich asks the same, of whatever stream it has."""
    told = {name: os.environ[name] for name in TERMINAL if name in os.environ}
    is_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    if not (is_terminal and told.get("TERM", "").lower() in ("dumb", "unknown")):
        columns, lines = _size()
        told = {"COLUMNS": str(columns), "LINES": str(lines), **told}
    encoding = "utf-8" if output or sys.stdout is None else sys.stdout.encoding
    return {"is_terminal": is_terminal, "encoding": encoding, "environment": told}


def _size() -> tuple[int, int]:
    for descriptor in range(3):
        with contextlib.suppress(OSError):
            size = os.get_terminal_size(descriptor)
            return size.columns or 80, size.lines or 25
    return 80, 25


def _post(where: str, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Post to a service; return the status of its answer and what it says."""
    with connected(where) as (connection, host, path):
        place_ = host, f"{path}/v1/reports"
        return exchange(connection, place_, json.dumps(asked).encode(), REPORT)


def exchange(
    connection: socket.socket, place_: tuple[str, str], body: bytes, wanted: set[str]
) -> tuple[int, dict[str, Any]]:
    """Post to a host and path; return the status of the answer and what it says.

    Raises:
        LostError: the service went away, or it is none; what is `wanted` was not said.
    """
    token = os.environ.get("GRADER_TOKEN", "").strip()  # of a file with the ends of Windows
    host, path = place_
    head = [f"POST {path} HTTP/1.0", f"Host: {host}"]
    head += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    if token:
        head.append(f"Authorization: Bearer {token}")
    connection.settimeout(SILENT_S)
    with contextlib.suppress(ConnectionError):  # it may have refused the body, and say why
        connection.sendall("\r\n".join([*head, "", ""]).encode() + body)
    return _answer(connection, wanted)


@contextlib.contextmanager
def connected(where: str) -> Iterator[tuple[socket.socket, str, str]]:
    """Connect to `unix:/path`, `http://host:port/path` or https; yield host and path too."""
    url = urlsplit(where)
    if url.scheme == "unix":
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(CONNECT_S)
            connection.connect(url.path)
            yield connection, "grader", ""
        return
    if url.scheme not in ("http", "https") or not url.hostname:
        raise LostError("GRADER_URL is unix:/path, http://host:port or https://host:port")
    port = url.port or (443 if url.scheme == "https" else 80)
    with socket.create_connection((url.hostname, port), CONNECT_S) as connection:
        host, path = url.netloc.rpartition("@")[2], url.path.rstrip("/")
        if url.scheme == "http":
            yield connection, host, path
            return
        import ssl  # takes 40 ms

        wrapped = ssl.create_default_context().wrap_socket(connection, server_hostname=url.hostname)
        with wrapped:
            yield wrapped, host, path


def _answer(connection: socket.socket, wanted: set[str]) -> tuple[int, dict[str, Any]]:
    """Read an answer to its end, which is where the service closes."""
    head, body = _received(connection)
    words = head.split(maxsplit=2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/1.") or not words[1].isdigit():
        raise LostError("it ended before it answered")
    status = int(words[1])
    said = None
    with contextlib.suppress(ValueError):
        said = json.loads(body)
    if not isinstance(said, dict):
        said = {"detail": f"status {status}"}
    if status == 200 and not said.keys() >= wanted:
        raise LostError("it ended before it had graded")
    return status, said


def _received(connection: socket.socket) -> tuple[bytes, bytes]:
    """Return head and body of an answer; what hangs or drips in either is lost."""
    said, until_s = b"", time.monotonic() + HEAD_S
    while b"\r\n\r\n" not in said and len(said) < HEAD_BYTES_MAX:
        part = _part(connection, until_s)
        if not part:
            break
        said += part
    head, _, part = said.partition(b"\r\n\r\n")
    parts, until_s = [part], math.inf
    while True:
        if part.strip() and until_s == math.inf:  # it has graded, and tells
            until_s = time.monotonic() + TOLD_S
        part = _part(connection, min(until_s, time.monotonic() + SILENT_S))
        if not part:
            return head, b"".join(parts)
        parts.append(part)


def _part(connection: socket.socket, until_s: float) -> bytes:
    """Return what is said next, nothing at the end."""
    left_s = until_s - time.monotonic()
    with contextlib.suppress(TimeoutError):
        if left_s > 0:
            connection.settimeout(left_s)
            try:
                return connection.recv(1 << 16)
            except ConnectionError:  # it closed, and did not read all that we said
                return b""
    raise LostError("it did not answer in time")
