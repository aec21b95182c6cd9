"""The sandbox for commands that judge by themselves: a program goes in, what was seen comes out."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

import grader
from grader.sandbox.execution import Execution
from grader.service import asked, wire
from grader.service.asked import ForbiddenError
from grader.service.desk import OtherServiceError
from grader.service.judgements import Service, caller
from grader.service.waiting import JSON, Beating


def router(service: Service) -> APIRouter:
    """Return the route on which programs are run."""
    made = APIRouter()

    @made.post("/v1/runs", include_in_schema=False)
    async def run(request: Request) -> Response:
        """Run a program for the machine's own user; without one, tell how it would be."""
        service.check_open()
        if caller(request).bounded:
            raise ForbiddenError("programs are run for the machine's own user alone")
        said = asked.an_object(await request.body())
        if said.get("installation") != wire.installation():
            raise OtherServiceError(f"it is of version {grader.__version__}: start it again")
        sandbox = await asyncio.to_thread(service.desk.tier)
        nothing = {**sandbox, "execution": "", "failed": ""}
        if said.get("program") is None:
            return Response(json.dumps(nothing), media_type=JSON)
        program = wire.to_program(said["program"])
        future = service.desk.ask_run(caller(request).name, *program)

        def told(seen: Execution) -> Mapping[str, Any]:
            return {**nothing, "execution": wire.from_execution(seen)}

        return Beating(service.desk.line, future, told, nothing)

    return made
