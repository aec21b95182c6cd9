"""Jobe's interface: what CodeRunner's own client sends, and what it makes of the answers."""

import base64
import hashlib
import json
from typing import Any

import pytest
from services import BOUND, PLAIN, Answer, Running

KEY, OTHER = PLAIN, BOUND
BASE = "/jobe/index.php/restapi"
RIGHT = "print('gain:', 1.598)\nprint(5/3)\n"


@pytest.fixture
def service(guarded: Running) -> Running:
    return guarded


def ask(service: Running, method: str, path: str, said: object = None, key: str = KEY) -> Answer:
    """Ask as CodeRunner's client does."""
    return service.ask(method, f"{BASE}/{path}", said, X_API_KEY=key)


def run(
    service: Running, language: str, source: object, key: str = KEY, slash: str = "", **more: Any
) -> Answer:
    """Submit a job."""
    spec = {"language_id": language, "sourcecode": source, "sourcefilename": "x", "input": ""}
    return ask(service, "POST", f"runs{slash}", {"run_spec": {**spec, **more}}, key)


def grade(service: Running, source: str, key: str = KEY, **parameters: Any) -> Answer:
    """Have an answer graded."""
    return run(service, "grade", source, key, parameters={"exercise": "tanh_gain", **parameters})


def test_the_languages_are_told(service: Running) -> None:
    named = [name for name, _ in ask(service, "GET", "languages").said]
    assert named == ["grade", "python3"]


@pytest.mark.parametrize("slash", ["", "/"])
def test_an_answer_is_graded_for_a_combinator_template_grader(service: Running, slash: str) -> None:
    parameters = {"exercise": "tanh_gain", "seeds": [1, 2]}
    answer = run(service, "grade", RIGHT, slash=slash, parameters=parameters)
    said = answer.said
    assert (answer.status, said["outcome"], said["stderr"], said["cmpinfo"]) == (200, 15, "", "")
    marked = json.loads(said["stdout"])
    assert marked["fraction"] == 1
    assert marked["prologuehtml"] == "<p>accepted</p>"
    assert marked["testresults"][0] == ["iscorrect", "Check", "Feedback"]
    assert [row[0] for row in marked["testresults"][1:]] == [1, 1]


def test_feedback_is_inert_and_in_the_language_that_was_asked_for(service: Running) -> None:
    said = grade(service, "raise KeyError('<script>\\x1b')", lang="ru", seed=3).said
    marked = json.loads(said["stdout"])
    assert (said["outcome"], marked["fraction"]) == (15, 0)
    assert "<script>" not in marked["prologuehtml"]
    assert "\x1b" not in said["stdout"]
    assert marked["testresults"][0][1] == "Проверка"


RUNS: dict[str, tuple[str, dict[str, Any], int, str]] = {
    "well": ("print(input())", {"input": "hi\n"}, 15, "hi\n"),
    "with letters of others": ("print('Un rôle')", {}, 15, "Un rôle\n"),
    "with a syntax error": ("print('x'", {}, 11, ""),
    "with a syntax error of its own": ("print(1)\nexec('(')", {}, 12, "1\n"),
    "with an exception": ("print(1)\n[][1]", {}, 12, "1\n"),
    "with an exit status": ("raise SystemExit(3)", {}, 12, ""),
    "with words on stderr": ("import sys\nprint('x', file=sys.stderr)", {}, 12, ""),
    "too long": ("while True: pass", {"parameters": {"cputime": 1}}, 13, ""),
    "too long, as a template writes it": (
        "while True: pass",
        {"parameters": {"cputime": "1"}},
        13,
        "",
    ),
    "with too much memory": (
        "import os\nx = bytearray(os.urandom(1 << 20) * 400)\nprint(len(x))",
        {"parameters": {"memorylimit": 100}},
        17,
        "",
    ),
    "without limits": ("print(1)", {"parameters": {"memorylimit": 0, "cputime": 0}}, 15, "1\n"),
}


@pytest.mark.parametrize(("source", "more", "outcome", "out"), RUNS.values(), ids=RUNS)
def test_a_bare_run_ends(
    service: Running, source: str, more: dict[str, Any], outcome: int, out: str
) -> None:
    answer = run(service, "python3", source, **more)
    assert (answer.status, answer.said["outcome"], answer.said["stdout"]) == (200, outcome, out)
    assert bool(answer.said["cmpinfo"]) == (outcome == 11)


def test_files_are_put_after_a_404_and_found_by_who_put_them(service: Running) -> None:
    content = b"the first file"
    id_ = hashlib.md5(content).hexdigest()
    source = "print(open('file1').read())"
    listed = {"file_list": [[id_, "file1"]]}
    assert run(service, "python3", source, **listed).status == 404
    assert ask(service, "HEAD", f"files/{id_}").status == 404
    said = {"file_contents": base64.b64encode(content).decode()}
    assert ask(service, "PUT", f"files/{id_}", said).status == 204
    assert ask(service, "HEAD", f"files/{id_}").status == 204
    assert run(service, "python3", source, **listed).said["stdout"] == "the first file\n"
    assert run(service, "python3", source, OTHER, **listed).status == 404
    assert ask(service, "POST", f"files/{id_}", said).status == 403
    for wrong in ({}, {"file_contents": "?"}, {"file_contents": 3}, []):
        assert ask(service, "PUT", f"files/{id_}", wrong).status == 400


WRONG: dict[str, tuple[object, str]] = {
    "no run_spec": ({}, "run_spec is missing"),
    "no language": ({"sourcecode": ""}, "required attribute 'language_id'"),
    "no source": ({"language_id": "python3"}, "required attribute 'sourcecode'"),
    "another language": ({"language_id": "c", "sourcecode": ""}, "Language 'c' is not known"),
    "arguments": ({"parameters": {"runargs": ["x"]}}, "runargs cannot be given here"),
    "no number": ({"parameters": {"cputime": "x"}}, "cputime is no number"),
    "not finite": ({"parameters": {"cputime": float("nan")}}, "cputime is no number"),
    "negative": ({"parameters": {"cputime": -1}}, "cputime is no number from 0 to 1048576"),
    "no list": ({"file_list": 3}, "file_list is a list of pairs"),
    "no pair": ({"file_list": [["x"]]}, "file_list is a list of pairs"),
    "no parameters": ({"parameters": [1]}, "parameters is no object"),
    "half a letter": ({"sourcecode": "\ud800"}, "sourcecode is no text"),
    "a file outside": ({"file_list": [["id", "/etc/x"]]}, "missing/unavailable"),
}


@pytest.mark.parametrize(("changes", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_in_a_string(service: Running, changes: Any, said: str) -> None:
    plain = {"language_id": "python3", "sourcecode": ""} if "no " not in said[:3] else {}
    whole = {"parameters", "file_list"} & set(changes) or changes.get("sourcecode") == "\ud800"
    spec = {**plain, **changes} if whole else changes
    body = {"run_spec": spec} if changes else {}
    answer = ask(service, "POST", "runs", body)
    assert answer.status == (404 if "unavailable" in said else 400)
    assert said in answer.said


MISTYPED = {
    "a slip": ({"exercize": "tanh_gain", "seeds": [11]}, "exercize: did you mean `exercise`?"),
    "a capital": ({"Exercise": "tanh_gain"}, "Exercise: did you mean `exercise`?"),
    "beside the right one": ({"exercise": "tanh_gain", "sed": 3}, "sed: did you mean `seed`?"),
    "the other door's": ({"exercise": "tanh_gain", "time_limit": 9}, "no such option: time_limit"),
    "no exercise": ({"seeds": [11]}, "name no exercise"),
    "nothing": ({}, "name no exercise"),
    "PHP's nothing": ([], "name no exercise"),
    "one thing twice": ({"exercise": "tanh_gain", "seed": 1, "seeds": [2]}, "`seed` and `seeds`"),
}


@pytest.mark.parametrize(("parameters", "said"), MISTYPED.values(), ids=MISTYPED)
def test_a_question_that_is_mistyped_is_refused_and_not_graded_as_another_exercise(
    service: Running, parameters: Any, said: str
) -> None:
    answer = run(service, "grade", RIGHT, parameters=parameters)
    assert answer.status == 400
    assert said in answer.said


def test_what_coderunner_itself_sends_beside_is_no_mistake(service: Running) -> None:
    sent = {"cputime": 5, "memorylimit": 200, "numprocs": 20, "disklimit": 9, "streamsize": 2}
    named = {"jobeserver": "x", "jobeapikey": "y", "sourcefilename": "a.py", "debug": 0}
    assert grade(service, RIGHT, runargs=[], **sent, **named).status == 200


LIMITS = {
    "time": ({"cputime": 1}, "while True: pass", "more than 1 s of CPU time"),
    "time, as a template writes it": ({"cputime": "1"}, "while True: pass", "more than 1 s of CPU"),
    "memory": ({"memorylimit": 100}, "bytearray(b'x' * (400 << 20))", "more than 100 MiB"),
    "none of its own": ({"cputime": 0, "memorylimit": 0}, RIGHT, "accepted"),
    "nothing said": ({"cputime": "", "memorylimit": None}, RIGHT, "accepted"),
    "more than may be": ({"cputime": 100000, "memorylimit": 100000}, RIGHT, "accepted"),
    "less than any program needs": ({"memorylimit": 1}, RIGHT, "accepted"),
}


@pytest.mark.parametrize(("limits", "source", "said"), LIMITS.values(), ids=LIMITS)
def test_a_questions_own_limits_hold_for_an_answer_that_is_graded(
    service: Running, limits: dict[str, object], source: str, said: str
) -> None:
    answer = grade(service, source, seed=1, **limits)
    assert said in json.loads(answer.said["stdout"])["prologuehtml"]


def test_a_limit_that_is_no_number_is_told_of_an_answer_too(service: Running) -> None:
    answer = grade(service, RIGHT, seed=1, cputime="fast")
    assert (answer.status, answer.said) == (400, "cputime is no number")


def test_an_unknown_exercise_or_option_is_400_and_a_wrong_key_403(service: Running) -> None:
    assert grade(service, RIGHT, exercise="homework_9").status == 400
    assert grade(service, RIGHT, seed="x").status == 400
    assert grade(service, RIGHT, OTHER).status == 400
    assert grade(service, RIGHT, "wrong").status == 403


def test_a_file_that_would_lie_outside_is_no_file_of_a_run(service: Running) -> None:
    said = {"file_contents": base64.b64encode(b"x").decode()}
    assert ask(service, "PUT", "files/outside", said).status == 204
    for path in ("/etc/x", "../../../../x", "answer.py", "a\0b", ""):
        for language, source in (("python3", "print(1)"), ("grade", RIGHT)):
            answer = run(service, language, source, file_list=[["outside", path]])
            assert answer.status in (200, 400), (language, path)
