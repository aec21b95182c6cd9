"""What platforms rely on over HTTP: the contract's table, tokens and what they may."""

import base64
import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from processes import grade
from services import BOUND, COURSE, PLAIN, TEACHER, Answer, Running, serving, submission

from grader.commands import ending, grader
from grader.exercise.description import available
from grader.service.desk import Desk
from grader.service.line import Line
from grader.words.errors import SandboxError
from grader.words.model import Judgement

RIGHT = "print('gain:', 1.598)\nprint(5/3)\n"
WRONG = "print('gain:', 1.58)\nprint(1.5)\n"
BOUNDARY = "----------a-boundary"


@pytest.fixture
def service(guarded: Running) -> Running:
    return guarded


def ask(
    service: Running, method: str, path: str, said: object = None, token: str = PLAIN, **more: str
) -> Answer:
    """Ask with a token."""
    return service.ask(method, path, said, Authorization=f"Bearer {token}", **more)


def judged(service: Running, text: str, token: str = PLAIN, **fields: object) -> Answer:
    """Have a script of the quickest exercise graded."""
    return ask(service, "POST", "/v1/judgements", submission(text, **fields), token)


def form(*parts: tuple[str, str, bytes]) -> bytes:
    """Return a form: the name of a field, that of a file if it is one, and what is in it."""
    lines = []
    for name, file, content in parts:
        named = f'name="{name}"' + (f'; filename="{file}"' if file else "")
        lines.append(f"--{BOUNDARY}\r\nContent-Disposition: form-data; {named}\r\n\r\n".encode())
        lines += [content, b"\r\n"]
    return b"".join([*lines, f"--{BOUNDARY}--\r\n".encode()])


def test_a_judgement_is_the_commands(service: Running, tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text(WRONG)
    arguments = ("hw.py", "--exercise", "tanh_gain", "--seed", 1, "--format", "json")
    here = json.loads(grade(*arguments, cwd=tmp_path)[1])
    there = judged(service, WRONG, seed=1).said
    for said in (here, there):
        del said["cases"][0]["usage"]
    assert there == here
    assert Judgement.model_validate(there).verdict == "wrong_answer"


def test_a_form_with_files_and_an_object_are_graded_alike(service: Running) -> None:
    files = (("file", "hw.py", b"import mine\n" + RIGHT.encode()), ("file", "mine.py", b""))
    fields = (("exercise", "", b"tanh_gain"), ("seed", "", b"1"), ("seed", "", b"2"))
    kind = {"Content_Type": f"multipart/form-data; boundary={BOUNDARY}"}
    by_form = ask(service, "POST", "/v1/judgements", form(*files, *fields), **kind)
    content = base64.b64encode(files[0][2]).decode()
    listed = [{"name": "hw.py", "content": content}, {"name": "mine.py", "text": ""}]
    by_object = judged(service, "", file=listed, seed=[1, 2])
    for answer in (by_form, by_object):
        assert (answer.status, answer.said["verdict"]) == (200, "accepted"), answer
        assert [case["seed"] for case in answer.said["cases"]] == [1, 2]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"--{BOUNDARY}\r\nNone--{BOUNDARY}--\r\n", id="no-header"),
        pytest.param(f"--{BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nx\r\n", id="no-name"),
        pytest.param("no boundary at all", id="no-boundary"),
    ],
)
def test_a_broken_form_is_a_wrong_request_like_any_other(service: Running, body: str) -> None:
    kind = {"Content_Type": f"multipart/form-data; boundary={BOUNDARY}"}
    answer = ask(service, "POST", "/v1/judgements", body.encode(), **kind)
    assert answer.status == 422
    assert "the form cannot be read" in answer.said["detail"]


def test_what_is_asked_for_later_is_fetched_by_who_asked(service: Running) -> None:
    asked = submission(RIGHT)
    promised = ask(service, "POST", "/v1/judgements", asked, Prefer="respond-async, wait=1")
    assert promised.status == 202
    place = promised.headers["location"]
    while (fetched := ask(service, "GET", place)).status == 202:
        assert fetched.headers["retry-after"] == "1"
    assert (fetched.status, fetched.said["verdict"]) == (200, "accepted")
    assert ask(service, "GET", place, token=TEACHER).status == 404
    assert ask(service, "GET", f"{place}x").status == 404


def test_exercises_are_told_with_statement_and_template(service: Running) -> None:
    named = [each["name"] for each in ask(service, "GET", "/v1/exercises").said]
    assert named == list(available())
    told = ask(service, "GET", "/v1/exercises/fc1_gradient?lang=ru").said
    assert "активация" in told["statement"]
    assert "activation = " in told["template"]
    assert ask(service, "GET", "/v1/exercises/fc1_gradient?lang=de").status == 422
    assert ask(service, "GET", "/v1/exercises/homework_9").status == 404


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/docs", "/openapi.json"])
def test_what_watches_over_it_needs_no_token(service: Running, path: str) -> None:
    assert service.ask("GET", path).status == 200


def test_metrics_count_and_name_nobody(service: Running) -> None:
    judged(service, RIGHT)
    told = service.ask("GET", "/metrics").body.decode()
    assert 'grader_judgements_total{verdict="accepted"}' in told
    for name in ("plain", "teacher", "tanh_gain", "hw.py", PLAIN):
        assert name not in told


@pytest.mark.parametrize("path", ["/v1/exercises", "/v1/exercises/x", "/v1/judgements/x", "/x"])
@pytest.mark.parametrize("token", ["", "wrong", f"{PLAIN}x", "\xff"])
def test_nothing_else_is_told_without_a_token(service: Running, path: str, token: str) -> None:
    refused = ask(service, "GET", path, token=token)
    assert (refused.status, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert judged(service, RIGHT, token).status == 401


def test_expected_values_are_revealed_to_who_may_have_them(service: Running) -> None:
    assert judged(service, WRONG, reveal=True).status == 403
    told = judged(service, WRONG, TEACHER, reveal=True).said
    assert told["cases"][0]["checks"][1]["expected"] == pytest.approx(5 / 3)
    told = judged(service, WRONG, TEACHER).said
    assert told["cases"][0]["checks"][1]["expected"] is None


def test_a_token_for_some_exercises_knows_no_other(service: Running) -> None:
    named = [each["name"] for each in ask(service, "GET", "/v1/exercises", token=BOUND).said]
    assert named == ["fc1_gradient"]
    assert ask(service, "GET", "/v1/exercises/tanh_gain", token=BOUND).status == 404
    assert judged(service, RIGHT, BOUND).status == 404


def test_seeds_of_a_token_are_graded_on_and_never_told(service: Running) -> None:
    answer = judged(service, "print(int(input()) * 1000)\n" + RIGHT, COURSE)
    assert (answer.status, answer.said["verdict"]) == (200, "accepted")
    assert len(answer.said["cases"]) == 2
    assert b"707000" not in answer.body
    assert not {70707, 80808} & {case["seed"] for case in answer.said["cases"]}
    assert judged(service, RIGHT, COURSE, seed=3).status == 403
    assert judged(service, RIGHT, COURSE, reveal=True).status == 403


SENTENCES = {
    "a seed too large": ({"seed": 2**32}, "Invalid value for '--seed': 4294967296 is not in the"),
    "a word for a seed": ({"seed": "eleven"}, "'eleven' is not a valid integer"),
    "no time": ({"time_limit": 0}, "Invalid value for '--time-limit'"),
    "a language of others": ({"lang": "de"}, "'de' is not one of 'en', 'ru', 'zh'"),
    "an unknown option": ({"sed": 1}, "no such option: sed"),
    "several of an unknown option": ({"seeds": [1, 2]}, "seeds: did you mean `seed`?"),
    "files of an unknown option": ({"files": [{}]}, "files: did you mean `file`?"),
    "an option of this machine's": ({"output": "/etc/x"}, "no such option: output"),
    "no file": ({"file": []}, "what shall be graded?"),
    "a file that is none": ({"file": 3}, "a file is an object"),
    "no base64": ({"file": {"name": "a", "content": "?"}}, "neither text nor base64"),
    "half a letter": ({"file": {"name": "a", "text": "\ud800"}}, "neither text nor base64"),
    "half a letter in a name": ({"file": {"name": "\ud800", "text": ""}}, "a file's name"),
    "a file far above": (
        {"file": [{"name": "a", "text": ""}, {"name": "../../../b", "text": ""}]},
        "it lies too far above",
    ),
    "two files of one name": (
        {"file": [{"name": "hw.py", "text": ""}, {"name": "hw.py", "text": "1"}]},
        "two files are called hw.py",
    ),
    "one beside of the same name": (
        {"with": {"name": "hw.py", "text": ""}},
        "two files are called hw.py",
    ),
    "too much time": ({"time_limit": 1e9}, "at most 60 is given here"),
    "no number": ({"time_limit": "nan"}, "at most 60 is given here"),
    "too many seeds": ({"seed": list(range(101))}, "at most 100"),
    "two exercises": ({"exercise": ["tanh_gain"]}, "exercise is one value"),
    "a flag that is none": ({"reveal": "perhaps"}, "reveal is true or false"),
    "an option that is none": ({"exercise": {"a": 1}}, "neither text nor a number"),
}


@pytest.mark.parametrize(("fields", "said"), SENTENCES.values(), ids=SENTENCES)
def test_wrong_options_are_told_in_a_sentence(
    service: Running, fields: dict[str, object], said: str
) -> None:
    answer = judged(service, RIGHT, **fields)
    assert (answer.status, said in answer.said["detail"]) == (422, True), answer


IN_A_FORM = {
    "a word for a seed": ([("seed", b"eleven")], "'eleven' is not a valid integer"),
    "nothing for a seed": ([("seed", b"")], "'' is not a valid integer"),
    "a word for a time": ([("time_limit", b"soon")], "'soon' is not a valid number"),
    "two times": ([("time_limit", b"5"), ("time_limit", b"6")], "time_limit is given 2 times"),
    "a flag that is none": ([("reveal", b"perhaps")], "reveal is true or false"),
    "an unknown option": ([("sed", b"1")], "no such option: sed"),
    "a file's name for the file": ([("file", b"hw.py")], "curl -F file=@FILE"),
    "text for what lies beside": ([("with", b"x = 1")], "with is text here, not a file"),
}


@pytest.mark.parametrize(("fields", "said"), IN_A_FORM.values(), ids=IN_A_FORM)
def test_wrong_options_of_a_form_are_told_in_a_sentence(
    service: Running, fields: list[tuple[str, bytes]], said: str
) -> None:
    parts = [(name, "", content) for name, content in fields]
    body = form(("file", "hw.py", RIGHT.encode()), ("exercise", "", b"tanh_gain"), *parts)
    kind = {"Content_Type": f"multipart/form-data; boundary={BOUNDARY}"}
    answer = ask(service, "POST", "/v1/judgements", body, **kind)
    assert (answer.status, said in answer.said["detail"]) == (422, True), answer


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b"[" * 100_000, b"\xff", b"9" * 5000, b"NaN"])
def test_what_is_no_object_is_told_so(service: Running, body: bytes) -> None:
    assert ask(service, "POST", "/v1/judgements", body).status == 422


def test_an_unknown_exercise_is_404_and_another_isolation_409(service: Running) -> None:
    assert judged(service, RIGHT, exercise="homework_9").status == 404
    assert judged(service, RIGHT, isolation="limited").status == 409


def test_the_log_holds_nothing_that_a_student_wrote(service: Running) -> None:
    name = "\x1b[31mname\n.py"
    file = {"name": name, "text": "raise KeyError('\\x1b[31mraised')"}
    assert judged(service, "", file=file).status == 200
    ask(service, "GET", "/v1/exercises/%1b%5b31m%0aaaa")
    log = service.log.read_text()
    assert "\x1b" not in log
    assert not {"name", "raised", PLAIN} & set(log.split())
    odd = [line for line in log.splitlines() if line.split(":")[0] not in ("info", "warning")]
    assert odd == []


WRONG_PLACES = {
    "TCP without a token": (["--host", "0.0.0.0", "--port", "0"], "anyone in the network"),
    "a host alone": (["--host", "127.0.0.1"], "on which --port"),
    "a host of others": (["--host", "192.0.2.1", "--port", "0"], "--host 192.0.2.1"),
    "no file of tokens": (["--token-file", "missing"], "--token-file missing"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_PLACES.values(), ids=WRONG_PLACES)
def test_where_nothing_can_be_served_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.setattr(sys, "argv", ["grader", "serve", *arguments])
    status = ending.run(grader.admin)
    out, err = capsys.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


@pytest.mark.parametrize(("mode", "warned"), [(0o644, True), (0o604, True), (0o640, False)])
def test_tokens_that_all_may_read_are_one_warning(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    mode: int,
    warned: bool,
) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"{PLAIN} name=plain\n")
    file.chmod(mode)
    said = ["--token-file", str(file), "--host", "127.0.0.1"]  # ends before it serves
    monkeypatch.setattr(sys, "argv", ["grader", "serve", *said])
    assert ending.run(grader.admin) == 2
    err = capsys.readouterr().err
    assert (
        f"warning: all on this machine may read the tokens in {file}: chmod o-r" in err
    ) is warned
    assert PLAIN not in err


def test_a_second_service_of_a_user_is_refused_and_a_stale_socket_replaced(tmp_path: Path) -> None:
    limited = ("--isolation", "limited")  # none of them runs a program
    with serving(tmp_path / "run", *limited, ready=False) as first:
        assert isinstance(first.address, Path)
        assert first.address.stat().st_mode & 0o777 == 0o600
        status, _, err = grade("serve", command="grader", env=first.environment)
        assert (status, "listens on" in err, err.count("\n")) == (2, True, 1)
        first.process.kill()
        first.process.wait()
        assert first.address.is_socket()
        with serving(tmp_path / "run", *limited, ready=False) as second:
            assert second.ask("GET", "/healthz").status == 200
            second.end()
            assert not second.address.exists()  # type: ignore[union-attr]


class Unwarmed:
    """A sandbox that starts a new interpreter for each program, and counts them."""

    isolation = "limited"
    ran = 0

    def run(self, *_: object) -> NoReturn:
        self.ran += 1
        raise SandboxError("no program shall be run")


def test_a_service_runs_nothing_ahead_where_nothing_stays_loaded() -> None:
    sandbox = Unwarmed()
    with closing(Line(1, 1)) as line:
        Desk(sandbox, line, [], None).warm()  # type: ignore[arg-type]
    assert sandbox.ran == 0


WITHOUT = {
    "grader serve": (
        "from grader.commands.grader import main",
        ["grader", "serve"],
        "fastapi",
        "grader: to serve: pip install fastapi uvicorn python-multipart\n",
    ),
    "grade --watch": (
        "from grader.commands.grade import main",
        ["grade", "--watch", "hw.py"],
        "watchfiles",
        "grade: to watch a file: pip install watchfiles\n",
    ),
}


@pytest.mark.parametrize(("imports", "argv", "absent", "said"), WITHOUT.values(), ids=WITHOUT)
def test_without_its_packages_a_command_says_what_to_install(
    imports: str, argv: list[str], absent: str, said: str
) -> None:
    code = f"import sys; sys.modules[{absent!r}] = None; sys.argv = {argv}\n{imports}\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
