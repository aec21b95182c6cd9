"""The page of the service: what it is made of is all in it, and nothing else may run or be fetched.

It asks the same interface that all ask, with the token that is typed into it, so that it shows
nobody more than they could ask for. A report is drawn as feedback for a class is, and is shown in a
frame of an origin of its own, from which nothing reaches the page.
"""

import json
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from grader.exercise.description import Exercise
from grader.reports import as_html, feedback
from grader.reports.feedback import Told
from grader.reports.page_class import inert_json
from grader.service.page.words import IN_SCRIPT, LANGUAGES_NAMED, WORDS
from grader.service.work import Work
from grader.words.graded import Graded
from grader.words.language import LANGUAGES, Language, say
from grader.words.model import Judgement

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
}
FOLDER = Path(__file__).parent


def router() -> APIRouter:
    """Return the route of the page."""
    made = APIRouter()

    @made.get("/", include_in_schema=False)
    async def root(request: Request, lang: Language | None = None) -> HTMLResponse:
        """Show the page in the language that is asked for, or else the browser's."""
        language = lang or _preferred(request.headers.get("accept-language", ""))
        policy = f"{_policy()}; connect-src 'self'; frame-ancestors 'none'"
        return HTMLResponse(page(language), headers={**HEADERS, "Content-Security-Policy": policy})

    return made


def report(judgement: Judgement, work: Work, exercise: Exercise) -> bytes:
    """Return a judgement as the page that a student is handed back; no expected value is in it."""
    name, source = work.submissions[0]
    graded = Graded(
        student=name,
        submission=name,
        source=source.decode("utf-8", "replace"),
        judgement=judgement,
    )
    return feedback.page(graded, exercise, Told(language=work.request.language))[0]


def documentation(openapi: dict[str, object]) -> HTMLResponse:
    """Return OpenAPI's text on a page for people, which fetches nothing."""
    text = escape(json.dumps(openapi, ensure_ascii=False, indent=2))
    body = (
        "<!doctype html>\n<html lang='en'><meta charset='utf-8'><title>grader: OpenAPI</title>\n"
        "<h1>grader: OpenAPI</h1>\n<p><a href='openapi.json'>openapi.json</a></p>\n"
        f"<pre>{text}</pre>\n"
    )
    policy = as_html.policy([], [])
    return HTMLResponse(body, headers={**HEADERS, "Content-Security-Policy": policy})


def _preferred(accepted: str) -> Language:
    """Return the first language of ours that a browser lists: they list the best first."""
    for word in accepted.lower().split(","):
        for language in LANGUAGES:
            if word.strip().partition(";")[0].partition("-")[0] == language:
                return language
    return "en"


@cache
def page(language: Language) -> str:
    """Return the page in a language."""
    words = {name: escape(say(word, language)) for name, word in WORDS.items()}
    told = {name: say(word, language) for name, word in IN_SCRIPT.items()}
    languages = " ".join(
        f'<a href="?lang={each}" lang="{each}" hreflang="{each}" {_current(each == language)}>'
        f"{name}</a>"
        for each, name in LANGUAGES_NAMED.items()
    )
    return Template(_own("page.html")).substitute(
        words,
        lang=language,
        languages=languages,
        words=inert_json(told),
        style=_style(),
        script=_own("page.js"),
    )


def _current(is_current: bool) -> str:
    return 'aria-current="true"' if is_current else ""


@cache
def _policy() -> str:
    # A frame is held to the policy of the page around it too.
    return as_html.policy([_style(), as_html.own_style()], [_own("page.js"), as_html.own_script()])


def _style() -> str:
    return as_html.own_style() + _own("page.css")


@cache
def _own(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")
