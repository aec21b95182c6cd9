"""The service over HTTP: the contract's table, its errors, and what watches over it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import click
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse

import grader
from grader.exercise import description
from grader.service import judgements, lending, metrics
from grader.service.asked import ForbiddenError
from grader.service.desk import OtherServiceError
from grader.service.guard import FAILED, RETRY_S
from grader.service.jobe import routes as jobe
from grader.service.judgements import Service, caller
from grader.service.line import FullError
from grader.service.openapi import REFUSED
from grader.service.page import routes as page
from grader.service.waiting import HungUpError
from grader.service.work import UnknownError
from grader.words.errors import GraderError, UsageError
from grader.words.language import Language

STATUSES: Mapping[type[Exception], int] = {
    UnknownError: 404,
    ForbiddenError: 403,
    UsageError: 422,
    OtherServiceError: 409,
    FullError: 429,
    HungUpError: 499,
    GraderError: 503,
}
"""The first that fits. Nobody reads 499, as nginx calls it: it is for who counts."""


def application(service: Service, answered: Counter[int], has_page: bool = True) -> FastAPI:
    """Return the application around a service; `answered` is how often with which status."""
    # FastAPI's own documentation fetches its script from the net.
    app = FastAPI(title="grader", version=grader.__version__, redoc_url=None, docs_url=None)
    app.include_router(judgements.router(service))
    if has_page:
        app.include_router(page.router())
    app.include_router(lending.router(service))
    app.include_router(jobe.router(service))
    _add_exercises(app)
    _add_health(app, service, answered)
    app.add_exception_handler(GraderError, _failed)
    app.add_exception_handler(click.ClickException, _misused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _broken)
    return app


def _add_exercises(app: FastAPI) -> None:
    @app.get("/v1/exercises", responses=REFUSED)
    def exercises(request: Request, lang: Language = "en") -> list[dict[str, str]]:
        """Name the exercises that there are."""
        found = [
            path for path in description.available().values() if caller(request).may_see(path.stem)
        ]
        loaded = [description.load(path) for path in found]
        return [{"name": each.name, "title": each.title.within(lang)} for each in loaded]

    @app.get("/v1/exercises/{name}", responses=REFUSED)
    def exercise(name: str, request: Request, lang: Language = "en") -> dict[str, Any]:
        """Tell what an exercise asks, and the template that students are given."""
        paths = description.available()
        if name not in paths or not caller(request).may_see(name):
            raise UnknownError("no such exercise: GET /v1/exercises names them")
        found = description.load(paths[name])
        return {
            "name": found.name,
            "title": found.title.within(lang),
            "statement": found.stated(lang),
            "template": found.template_source,
            "checks": [
                {"name": each.name, "title": each.title.within(lang), "points": each.points}
                for each in found.checks
            ],
            "sample_seeds": found.sample_seeds,
        }


def _add_health(app: FastAPI, service: Service, answered: Counter[int]) -> None:
    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Tell that the service is alive."""
        return {"status": "alive"}

    @app.get("/readyz", responses={503: {"description": "It cannot grade now"}})
    def readyz() -> dict[str, str]:
        """Tell that the service can grade, and how isolated; waits until the sandbox is warm."""
        service.check_open()
        kept = "kept" if service.promises.are_kept else "not kept: the disk is full or fails"
        return {"status": "ready", "isolation": service.desk.isolation, "promises": kept}

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        """Show OpenAPI's text."""
        return page.documentation(app.openapi())

    @app.get("/metrics", response_class=PlainTextResponse)
    async def measure() -> PlainTextResponse:
        """Count, for Prometheus."""
        return PlainTextResponse(metrics.text(service, answered))


def _failed(_: Request, error: Exception) -> Response:
    status = next(status for kind, status in STATUSES.items() if isinstance(error, kind))
    headers = {}
    if status in (429, 503):
        retry_s = error.retry_after_s if isinstance(error, FullError) else RETRY_S
        headers["Retry-After"] = str(retry_s)
    return JSONResponse({"detail": str(error)}, status, headers)


def _misused(_: Request, error: Exception) -> Response:
    assert isinstance(error, click.ClickException)
    return JSONResponse({"detail": error.format_message()}, 422)


def _broken(_: Request, __: Exception) -> Response:
    return JSONResponse({"detail": FAILED}, 500)  # whoever is around us logs it


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return JSONResponse({"detail": f"{first['loc'][-1]}: {first['msg']}"}, 422)
