"""A request's fields, from JSON or a form, to what is asked; wrong ones in the command's words.

The fields go through the command's own options: each is parsed by it, and no other may be given.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from grader import api
from grader.exercise.source import meant
from grader.judging import companions
from grader.service import place
from grader.service.tokens import Caller
from grader.service.work import File, UnknownError, Work
from grader.words.errors import UsageError
from grader.words.visible import visible

OPTIONS = ("exercise", "seed", "time_limit", "memory_limit", "output_limit", "isolation", "lang")
OF_A_REPORT = ("format", "public_seed")
FLAGS = ("reveal",)
SAID = {"true": 1, "1": 1, "on": 1, "false": 0, "0": 0, "off": 0, "": 0}
"""How forms say whether a flag is given."""
REPEATED = ("seed", "public_seed")
FILES = ("file", "with")
TOLD = ("version", "exercises", "terminal")
"""What the thin client says beside: no options of the command."""
KNOWN = (*OPTIONS, *OF_A_REPORT, *FLAGS, *FILES)
"""What any request may have."""
BROKEN_FORM = 400
"""What starlette answers to one; ours is that of any wrong request."""
NAME_MAX = 255
NO_SEED = (-1,)
"""What is public where no seed shall be known."""
SEEDS_MAX = 100
BOUNDS = {"time_limit": 60, "memory_limit": 4096, "output_limit": 16 << 10}
"""What others than the machine's own user may ask for, so that none takes all of it."""

Parse = Callable[[Sequence[str]], Mapping[str, Any]]
"""Arguments of the command to its options by name; raises what the command ends with."""


class ForbiddenError(UsageError):
    """The caller may not ask for this."""


@dataclass(slots=True)
class Fields:
    """The fields of a request as they came."""

    files: list[File] = field(default_factory=list)
    beside: list[File] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)


async def read(request: Request) -> Fields:
    """Read a request's fields; raise `UsageError` for what cannot be any."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        try:
            return await _from_form(request)
        except HTTPException as error:
            if error.status_code != BROKEN_FORM:
                raise
            raise UsageError(f"the form cannot be read: {error.detail}") from error
    return from_json(await request.body())


def from_json(body: bytes) -> Fields:
    """Return the fields of an object; raise `UsageError` if it is none."""
    fields = Fields()
    for name, value in an_object(body).items():
        values = value if isinstance(value, list) else [value]
        if name in TOLD:
            fields.told[name] = value
        elif name in FILES:
            found = fields.files if name == "file" else fields.beside
            found += [_file(each) for each in values]
        else:
            check_known(name, KNOWN)
            fields.options[name] = words(name, value)
            if isinstance(value, list) and name not in REPEATED:
                raise UsageError(f"{visible(name)} is one value, not a list")
    return fields


def an_object(body: bytes) -> dict[str, Any]:
    """Return an object of JSON; raise `UsageError` if it is none."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UsageError("the body is no JSON: send an object, or a form with files") from error
    if not isinstance(said, dict):
        raise UsageError("the body is no JSON object: send one, or a form with files")
    return said


async def _from_form(request: Request) -> Fields:
    fields = Fields()
    async with request.form(max_files=companions.FILES_MAX + 1, max_fields=1000) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if name not in FILES:
                    raise UsageError(f"{visible(name)} is no file: the files are `file` and `with`")
                found = fields.files if name == "file" else fields.beside
                found.append((value.filename or "submission.py", await value.read()))
            elif name in FILES:
                raise UsageError(
                    f"{name} is text here, not a file: curl -F {name}=@FILE, with an @"
                )
            else:
                fields.options.setdefault(name, []).append(value)
    return fields


def _file(given: Any) -> File:
    """Return a file of JSON: its text, or its bytes as base64."""
    if not isinstance(given, dict) or {*given} - {"name", "text", "content"}:
        raise UsageError("a file is an object with `name`, and `text` or `content` (base64)")
    name, text, content = (given.get(key) for key in ("name", "text", "content"))
    if not isinstance(name, str) or (text is None) == (content is None):
        raise UsageError("a file is an object with `name`, and `text` or `content` (base64)")
    try:
        if text is not None:
            return name, text.encode()
        return name, base64.b64decode(str(content), validate=True)
    except (AttributeError, TypeError, ValueError, binascii.Error) as error:
        raise UsageError(f"{visible(name)}: it is neither text nor base64") from error


def words(name: str, value: Any) -> list[str]:
    """Return an option's value, or all of them, as the command is given them."""
    return [_word(name, each) for each in (value if isinstance(value, list) else [value])]


def _word(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise UsageError(f"{visible(name)} is neither text nor a number")


def options(fields: Fields, parse: Parse, more: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """Have the command parse the options; raise what it ends with, or `UsageError`."""
    known = OPTIONS + more
    arguments = []
    for name, values in fields.options.items():
        check_known(name, (*known, *FLAGS))
        if len(values) > 1 and name not in REPEATED:
            raise UsageError(f"{visible(name)} is given {len(values)} times: give it once")
        option = f"--{name.replace('_', '-')}"
        for value in values:
            if "\0" in value or not _is_text(value):
                raise UsageError(f"{visible(name)} is no text")
            if name not in FLAGS:
                arguments.append(f"{option}={value}")
            elif value.lower() in SAID:
                arguments += SAID[value.lower()] * [option]
            else:
                raise UsageError(f"{name} is true or false")
    return parse(arguments)


def check_known(name: str, known: Sequence[str]) -> None:
    """Raise `UsageError`, with the likeliest that was meant, for a name that is none of them."""
    if name not in known:
        near = meant(name, known) or f": there are {', '.join(known)}"
        raise UsageError(f"no such option: {visible(name)}{near}")


def one(fields: Fields) -> Fields:
    """Return the fields of one submission: the first file is its entry, others lie beside it."""
    if not fields.files:
        raise UsageError("what shall be graded? Give a file")
    entry, *others = fields.files
    if any(name == entry[0] for name, _ in (*others, *fields.beside)):
        said = f"two files are called {visible(entry[0])}: give one of them another name"
        raise UsageError(said)
    return Fields([entry], [*others, *fields.beside], fields.options, fields.told)


def work(fields: Fields, given: Mapping[str, Any], caller: Caller) -> Work:
    """Return what is asked, as far as the caller may.

    Raises:
        ForbiddenError: they may not.
        UnknownError: the exercise is none of theirs.
        UsageError: a file has no name that it can lie by, or there is too much.
    """
    if not fields.files:
        raise UsageError("what shall be graded? Give a file")
    for name, _ in fields.files:
        if not name or len(name) > NAME_MAX or not _is_text(name):
            raise UsageError(f"a file's name has 1 to {NAME_MAX} characters")
    if given["reveal"] and not caller.reveal:
        raise ForbiddenError("this token may not have expected values revealed")
    if given["seeds"] and caller.seeds:
        raise ForbiddenError("this token has seeds of its own: leave out `seed`")
    request = api.Request.of({**given, "beside": (), "exercises": None})
    if not caller.may_see(request.exercise):
        said = f"{place.NO_EXERCISE} {visible(request.exercise)!r} for this token"
        raise UnknownError(said)
    if caller.bounded:
        _check_bounds(request)
    if caller.seeds:
        request = replace(request, seeds=caller.seeds, public_seeds=NO_SEED)
    return Work(tuple(fields.files), request, beside(fields.beside), given["isolation"])


def _check_bounds(request: api.Request) -> None:
    if len(request.seeds) > SEEDS_MAX:
        raise UsageError(f"{len(request.seeds)} seeds: at most {SEEDS_MAX} are graded at once")
    for name, bound in BOUNDS.items():
        limit = getattr(request, name)
        if limit is not None and not limit <= bound:
            raise UsageError(f"{name} {limit:g}: at most {bound} is given here")


def beside(files: Sequence[File]) -> dict[str, bytes]:
    """Return files by the paths that they lie at; raise `UsageError` if one cannot lie there."""
    found: dict[str, bytes] = {}
    for path, content in files:
        problem = companions.problem(path) or ("" if _is_text(path) else "its name is no text")
        if problem or companions.clashes(path, found):
            reason = problem or "another file is in its place"
            raise UsageError(f"{visible(path)} cannot lie beside it: {reason}")
        found[path] = content
    if len(found) > companions.FILES_MAX or sum(map(len, found.values())) > companions.BYTES_MAX:
        most = f"{companions.FILES_MAX} files of {companions.BYTES_MAX >> 20} MiB together"
        raise UsageError(f"more than {most}: give less")
    return found


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
