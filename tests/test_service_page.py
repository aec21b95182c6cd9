"""The page at `/`: complete in itself, in three languages, and no more is told on it than asked."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from services import COURSE, PLAIN, TEACHER, Answer, Running, serving, submission

from grader.service import judgements
from grader.service.page import routes
from grader.service.page.words import IN_SCRIPT
from grader.words.language import LANGUAGES, Language, Message, say

DRAWS = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('gain:', 1.5)\n"
EVIL = "</script><script>alert(1)</script>"
FIELDS = ("input", "select", "textarea")


class Html(HTMLParser):
    """What there is in a page: tags with their attributes, and the text of styles and scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: dict[str, list[str]] = {"style": [], "script": []}
        self._open: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = None if dict(attrs).get("type") else self.inline.get(tag)
        if self._open is not None:
            self._open.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open[-1] += data

    def all(self, *names: str) -> list[dict[str, str | None]]:
        """Return the attributes of all tags of these names."""
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.fixture
def service(guarded: Running) -> Running:
    return guarded


ACCEPTED = {
    "text/html": True,
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": True,
    "application/json, text/html": True,
    "Text/HTML; charset=utf-8; q=0.9, application/json;q=0.5": True,
    "text/html;q=0.5, application/json": False,
    "text/html; q = 0": False,
    "application/json": False,
    "*/*": False,
    "": False,
    "text/html;q=nan, application/json;q=x": True,
}


@pytest.mark.parametrize(("accept", "page"), ACCEPTED.items())
def test_a_page_is_for_who_wants_it_as_much_as_json(accept: str, page: bool) -> None:
    assert judgements.wants_page(accept) is page


def graded(service: Running, text: str, token: str = PLAIN, **more: object) -> Answer:
    """Have a script graded, and ask for a page."""
    headers = {"Authorization": f"Bearer {token}", "Accept": "text/html"}
    return service.ask("POST", "/v1/judgements", submission(text, **more), **headers)


def hashed(text: str) -> str:
    """Return how a policy names a style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, list[str]]:
    """Return the sources of each directive of a policy."""
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_there_in_each_language_without_a_token_and_names_no_exercise(
    service: Running, language: Language
) -> None:
    asked = service.ask("GET", f"/?lang={language}")
    preferred = service.ask("GET", "/", Accept_Language=f"de-DE, {language}-XX;q=0.9, en;q=0.1")
    text = asked.body.decode()
    assert (asked.status, asked.body) == (200, preferred.body)
    assert Html(text).all("html") == [{"lang": language}]
    assert say(Message("Grade your homework"), language) in text
    assert "tanh" not in text


def test_a_language_of_others_is_english_or_refused(service: Running) -> None:
    assert b'<html lang="en">' in service.ask("GET", "/", Accept_Language="de").body
    assert service.ask("GET", "/?lang=de").status == 422


def test_nothing_runs_or_is_fetched_but_what_is_in_it(service: Running) -> None:
    answer = service.ask("GET", "/")
    page = Html(answer.body.decode())
    allowed = directives(answer.headers["content-security-policy"])
    assert (allowed["default-src"], allowed["connect-src"]) == (["'none'"], ["'self'"])
    assert {hashed(text) for text in page.inline["script"]} < {*allowed["script-src"]}
    assert {hashed(text) for text in page.inline["style"]} < {*allowed["style-src"]}
    assert all(each.startswith("'sha256-") for each in allowed["script-src"])
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert not (attributes.get("href") or "").startswith(("http", "//"))


def test_a_report_runs_under_the_policy_of_the_page_around_it(service: Running) -> None:
    around = directives(service.ask("GET", "/").headers["content-security-policy"])
    report = Html(graded(service, DRAWS).body.decode())
    for name, texts in report.inline.items():
        assert [hashed(text) for text in texts] != []
        assert {hashed(text) for text in texts} <= {*around[f"{name}-src"]}


def test_every_field_has_a_label_and_every_part_that_the_script_names_is_there() -> None:
    page = Html(routes.page("en"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    labelled = {attributes.get("for") for attributes in page.all("label")}
    assert len(ids) == len({*ids})
    assert {attributes["id"] for attributes in page.all(*FIELDS)} == labelled
    for attributes in page.all("section"):
        assert attributes["aria-labelledby"] in ids
    (script,) = page.inline["script"]
    listed = re.search(r"\[([^]]+)\]\.map\(at\)", script)
    assert listed is not None
    named = re.findall(r'\bat\("([\w-]+)"\)', script) + re.findall(r'"([\w-]+)"', listed[1])
    assert {*named} <= {*ids}
    assert {*re.findall(r"\bwords\.(\w+)", script)} == {*IN_SCRIPT}


def test_a_report_has_pictures_and_the_work_and_runs_nothing_of_it(service: Running) -> None:
    answer = graded(service, f"{DRAWS}# {EVIL}\nprint('{EVIL}')", lang="ru")
    text = answer.body.decode()
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '"figures":["iVBOR' in text
    assert EVIL not in text
    assert "plt.plot([1, 2])" in text
    assert Html(text).all("html") == [{"lang": "ru"}]


def test_no_expected_value_is_on_it_even_for_who_may_have_them(service: Running) -> None:
    text = graded(service, "print('gain:', 1.6)\nprint(1.5)", TEACHER, reveal=True).body.decode()
    assert "1.6666" not in text
    assert '"expected":null' in text


def test_seeds_that_are_hidden_are_not_on_it(service: Running) -> None:
    text = graded(service, "print(int(input()) * 3)\n" + DRAWS, COURSE).body.decode()
    assert '"seed":null' in text
    for number in (70707, 80808, 3 * 70707, 3 * 80808):
        assert str(number) not in text
    assert '"figures":["' not in text


def test_who_asks_for_no_page_gets_json(service: Running) -> None:
    for accept in ("*/*", "application/json"):
        headers = {"Authorization": f"Bearer {PLAIN}", "Accept": accept}
        answer = service.ask("POST", "/v1/judgements", submission(DRAWS), **headers)
        assert answer.said["verdict"] == "wrong_answer"


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-origin", 200)])
def test_a_page_of_elsewhere_can_have_nothing_graded(
    service: Running, site: str, status: int
) -> None:
    headers = {"Authorization": f"Bearer {PLAIN}", "Sec-Fetch-Site": site}
    answer = service.ask("POST", "/v1/judgements", submission(DRAWS), **headers)
    assert answer.status == status


def test_the_documentation_is_text_that_fetches_nothing(service: Running) -> None:
    answer = service.ask("GET", "/docs")
    page = Html(answer.body.decode())
    assert page.all("script", "img", "link") == []
    assert [each["href"] for each in page.all("a")] == ["openapi.json"]
    assert "/v1/judgements" in answer.body.decode()
    assert "/v1/judgements" in json.loads(service.ask("GET", "/openapi.json").body)["paths"]


def test_without_a_page_there_is_none_and_all_else(tmp_path: Path) -> None:
    with serving(tmp_path / "run", "--no-page", ready=False) as service:
        assert service.ask("GET", "/").status == 404
        assert service.ask("GET", "/healthz").status == 200
