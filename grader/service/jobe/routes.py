"""Jobe's interface, so that Moodle's CodeRunner takes this machine as its sandbox server.

Language `grade` grades the source as an answer and prints what a combinator template grader wants;
`python3` runs it bare, behind the same wall. Refusals are sentences as JSON strings, with Jobe's
statuses: 404 is a file to put first, 403 a wrong key, and 401 would be too much that was asked.
"""

import asyncio
import base64
import binascii
import io
import json
import platform
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import click
from fastapi import APIRouter, Request, Response

import grader
from grader.judging import companions
from grader.reports import as_platforms
from grader.sandbox.execution import Program
from grader.service import asked
from grader.service.jobe import runs
from grader.service.judgements import Service, caller
from grader.service.line import FullError
from grader.service.waiting import JSON, result
from grader.service.work import File
from grader.words.errors import SandboxError, UsageError
from grader.words.model import Verdict
from grader.words.visible import visible

PREFIX = "/jobe/index.php/restapi"
ASKED = ("exercise", "seed", "seeds", "lang")
"""What the parameters of language `grade` may say."""
FILES_MAX, FILES_BYTES_MAX = 1000, 256 << 20


class MissingFileError(UsageError):
    """A file that a run wants was not put."""


class Files:
    """Files that were put, by who put them and their id; those unused for longest go first."""

    def __init__(self) -> None:
        self._files: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._bytes, self._lock = 0, threading.Lock()

    def put(self, owner: str, id_: str, content: bytes) -> None:
        """Keep a file."""
        with self._lock:
            self._bytes += len(content) - len(self._files.pop((owner, id_), b""))
            self._files[owner, id_] = content
            while len(self._files) > FILES_MAX or self._bytes > FILES_BYTES_MAX:
                self._bytes -= len(self._files.popitem(last=False)[1])

    def get(self, owner: str, id_: str) -> bytes | None:
        """Return a file, None if it is not there (any more)."""
        with self._lock:
            if (owner, id_) in self._files:
                self._files.move_to_end((owner, id_))
            return self._files.get((owner, id_))


def router(service: Service) -> APIRouter:
    """Return the routes of Jobe's interface."""
    made = APIRouter(prefix=PREFIX, include_in_schema=False)
    files = Files()
    _add_files(made, files)

    @made.get("/languages")
    async def languages() -> list[list[str]]:
        return [["grade", grader.__version__], ["python3", platform.python_version()]]

    @made.post("/runs")
    @made.post("/runs/")
    async def run(request: Request) -> Response:
        try:
            service.check_open()
            spec = _spec(await request.body())
            beside = _beside(spec, files, caller(request).name)
            return _said(200, await _run(service, spec, beside, request))
        except FullError as error:
            return _said(200, runs.result(runs.OVERLOAD, stderr=str(error)))
        except MissingFileError as error:
            return _said(404, str(error))
        except UsageError as error:
            return _said(400, str(error))
        except click.ClickException as error:
            return _said(400, error.format_message())

    return made


def _add_files(made: APIRouter, files: Files) -> None:
    @made.put("/files/{id}")
    async def put(id: str, request: Request) -> Response:  # noqa: A002 - the name in the path
        try:
            content = base64.b64decode(
                _object(await request.body())["file_contents"], validate=True
            )
        except (KeyError, TypeError, ValueError, binascii.Error, UsageError):
            return _said(400, "file_contents is missing, or no base64")
        if len(content) > companions.BYTES_MAX:
            return _said(400, f"more than {companions.BYTES_MAX >> 20} MiB: put less")
        files.put(caller(request).name, id, content)
        return Response(status_code=204)

    @made.post("/files/{id}")
    async def post(id: str) -> Response:  # noqa: A002
        return _said(403, "a file is put under the id that it shall have: use PUT")

    @made.head("/files/{id}")
    async def head(id: str, request: Request) -> Response:  # noqa: A002
        found = files.get(caller(request).name, id)
        return Response(status_code=404 if found is None else 204)


def _said(status: int, said: object) -> Response:
    return Response(json.dumps(said), status, media_type=JSON)


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UsageError("the body is no JSON") from error
    if not isinstance(said, dict):
        raise UsageError("the body is no JSON object")
    return said


def _spec(body: bytes) -> Mapping[str, Any]:
    """Return the `run_spec` of a body, with what it must have."""
    spec = _object(body).get("run_spec")
    if not isinstance(spec, dict):
        raise UsageError("run_spec is missing")
    for name in ("language_id", "sourcecode"):
        if not isinstance(spec.get(name), str):
            raise UsageError(f"run_spec is missing the required attribute '{name}'")
    if spec["language_id"] not in ("grade", "python3"):
        raise UsageError(f"Language '{visible(spec['language_id'])}' is not known")
    return spec


def _beside(spec: Mapping[str, Any], files: Files, owner: str) -> list[File]:
    found = []
    listed = spec.get("file_list") or []
    for each in listed if isinstance(listed, list) else [listed]:
        pair = each[:2] if isinstance(each, list) else []
        if len(pair) != 2 or not all(isinstance(word, str) for word in pair):
            raise UsageError("file_list is a list of pairs: id and name")
        content = files.get(owner, each[0])
        if content is None:
            raise MissingFileError("One or more of the specified files is missing/unavailable")
        found.append((each[1], content))
    return found


async def _run(
    service: Service, spec: Mapping[str, Any], beside: list[File], request: Request
) -> dict[str, Any]:
    who = caller(request)
    parameters = spec.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise UsageError("parameters is no object")
    try:
        source = spec["sourcecode"].encode()
        stdin = str(spec.get("input") or "").encode()
    except UnicodeEncodeError as error:
        raise UsageError("sourcecode is no text") from error
    if spec["language_id"] == "grade":
        return await _grade(service, source, parameters, beside, request)
    files = companions.merged(asked.beside(beside), {runs.NAME: source})
    program = Program(files, runs.NAME)
    limits = runs.limits(parameters, who)
    future = await asyncio.to_thread(service.desk.ask_run, who.name, program, stdin, limits)
    try:
        return runs.outcome(await result(request, service.desk.line, future))
    except SandboxError as error:
        return runs.result(runs.INTERNAL_ERROR, stderr=str(error))


def _options(parameters: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what a question's author asks for.

    What they mistyped is refused: graded without it, each student would have nothing.
    """
    names = [name for name in parameters if name not in runs.FOREIGN]
    for name in names:
        asked.check_known(name, ASKED)
    if "exercise" not in names:
        said = 'the parameters name no exercise: write {"exercise": "..."} there, with its name'
        raise UsageError(said)
    if {"seed", "seeds"} <= {*names}:
        raise UsageError("the parameters have `seed` and `seeds`: write one of them")
    return {name.rstrip("s"): asked.words(name, parameters[name]) for name in names}


async def _grade(
    service: Service,
    source: bytes,
    parameters: Mapping[str, Any],
    beside: list[File],
    request: Request,
) -> dict[str, Any]:
    """Grade an answer: what is printed is the mark and the feedback, and nothing goes to stderr."""
    who = caller(request)
    options = _options(parameters) | runs.as_options(parameters, who)
    fields = asked.Fields([(runs.NAME, source)], beside, options)
    work = asked.work(fields, asked.options(fields, service.parse), who)
    future = await asyncio.to_thread(service.desk.ask, who.name, work)
    (judgement,) = await result(request, service.desk.line, future)
    if judgement.verdict is Verdict.JUDGE_ERROR:  # no mark, rather than none of the points
        return runs.result(
            runs.INTERNAL_ERROR, stderr=visible(judgement.cases[0].reason, most=None)
        )
    stream = io.StringIO()
    exercise = service.desk.exercise(work.request.exercise)
    as_platforms.coderunner(judgement, exercise, stream, work.request.language)
    return runs.result(runs.SUCCESS, stdout=stream.getvalue())
