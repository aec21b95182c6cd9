"""What is posted to be graded: judgements for platforms, reports for the thin client."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

import grader
from grader.service import asked, openapi, place
from grader.service.asked import Parse
from grader.service.desk import Desk, OtherServiceError, View
from grader.service.guard import CALLER
from grader.service.page import routes as page
from grader.service.promises import Promises
from grader.service.terminal import Terminal
from grader.service.tokens import Caller
from grader.service.waiting import JSON, Beating, result
from grader.service.work import UnknownError
from grader.words.errors import GraderError
from grader.words.visible import on_its_lines

HTML = "text/html"
WEIGHT = re.compile(r"q[ ]*=[ ]*([01](?:\.[0-9]{0,3})?)")


class DrainingError(GraderError):
    """The service ends, and takes no more work."""


@dataclass
class Service:
    """What answers: a desk, what it has promised, and how the command parses its options."""

    desk: Desk
    promises: Promises
    parse: Parse
    draining: bool = False

    def check_open(self) -> None:
        """Raise `DrainingError` if no more work is taken."""
        if self.draining:
            raise DrainingError("the service ends: try again in a moment")


def wants_page(accept: str) -> bool:
    """Say whether a page is wanted at least as much as JSON: RFC 9110, 12.5.1.

    What takes anything, `*/*`, gets JSON.
    """
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        kind, *parameters = (each.strip() for each in part.split(";"))
        said = (WEIGHT.fullmatch(each) for each in parameters)
        weights[kind] = min((float(each[1]) for each in said if each), default=1.0)
    return weights.get(HTML, 0) > 0 and weights[HTML] >= weights.get(JSON, 0)


def router(service: Service) -> APIRouter:
    """Return the routes of a service that grade."""
    made = APIRouter()
    _add_reports(made, service)

    @made.post("/v1/judgements", openapi_extra=openapi.BODY, responses=openapi.ANSWERS)
    async def judge(request: Request) -> Response:
        """Grade one submission; with `Prefer: respond-async` acknowledge it and grade it later.

        Who accepts `text/html` gets a page to hand back, which holds no expected value.
        """
        service.check_open()
        fields = asked.one(await asked.read(request))
        work = asked.work(fields, asked.options(fields, service.parse), caller(request))
        owner = caller(request).name
        if "respond-async" in request.headers.get("prefer", "").lower():
            id_ = await asyncio.to_thread(service.promises.make, owner, work)
            place_ = {"Location": f"/v1/judgements/{id_}", "Preference-Applied": "respond-async"}
            return Response(json.dumps({"id": id_}), 202, place_, JSON)
        future = await asyncio.to_thread(service.desk.ask, owner, work)
        (judgement,) = await result(request, service.desk.line, future)
        if wants_page(request.headers.get("accept", "")):
            exercise = service.desk.exercise(judgement.exercise)
            drawn = await asyncio.to_thread(page.report, judgement, work, exercise)
            return Response(drawn, media_type=HTML)
        return Response(on_its_lines(judgement.model_dump_json()), media_type=JSON)

    @made.get("/v1/judgements/{id}", responses=openapi.FETCHED)
    async def fetch(id: str, request: Request) -> Response:  # noqa: A002 - the name in the path
        """Fetch a judgement that was asked for earlier; 202 while it is not done."""
        found = await asyncio.to_thread(service.promises.find, caller(request).name, id)
        if found is None:
            raise UnknownError("there is no such judgement, or it is older than a week")
        if found.judgement is None:
            return Response(json.dumps({"id": found.id}), 202, {"Retry-After": "1"}, JSON)
        status = 200 if "verdict" in json.loads(found.judgement) else 422
        return Response(found.judgement, status, media_type=JSON)

    return made


def _add_reports(made: APIRouter, service: Service) -> None:
    @made.post("/v1/reports", include_in_schema=False)
    async def report(request: Request) -> Response:
        """Grade and report as the command does, for the command."""
        service.check_open()
        fields = await asked.read(request)
        _check_same(fields.told)
        given = asked.options(fields, service.parse, asked.OF_A_REPORT)
        work = asked.work(fields, given, caller(request))
        terminal = fields.told.get("terminal")
        shown = Terminal(terminal if isinstance(terminal, Mapping) else None)
        view = View(given["format_"], shown)
        future = await asyncio.to_thread(service.desk.ask_report, caller(request).name, work, view)
        failed = {"report": "", "verdicts": ["judge_error"], "warnings": []}
        return Beating(service.desk.line, future, dict, failed)


def caller(request: Request) -> Caller:
    """Return who asks."""
    found: Caller = request.scope[CALLER]
    return found


def _check_same(told: Mapping[str, Any]) -> None:
    """Refuse a client that would grade otherwise by itself."""
    if told.get("version") != grader.__version__:
        raise OtherServiceError(f"it is of version {grader.__version__}: start it again")
    if told.get("exercises") != place.exercises_digest():
        raise OtherServiceError("it has other exercises")
