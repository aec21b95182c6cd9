"""All that the grader says exists in three languages, and the reader chooses one."""

import ast
import io
import json
import os
import string
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import grader
from grader import reports
from grader.exercise import description
from grader.reports.verdicts import LACKS, spoken
from grader.words.language import (
    CATALOGUES,
    LANGUAGES,
    Language,
    Message,
    OneOf,
    from_locale,
    say,
)
from grader.words.model import (
    Case,
    CheckResult,
    Judgement,
    Lack,
    Verdict,
    Versions,
)

PACKAGE = Path(grader.__file__).parent
OTHERS: tuple[Language, ...] = ("ru", "zh")
ALIKE = {
    "{actual} is {how}",
    "{type}",
    "{type}: {message}",
    "{what}: {step}",
    "seed",
    "seed {seed}: {title}: {change}",
    "seed {seed}: {verdict}",
    "seed {seed}: {words}",
    "{name}: {words}",
    "{how}. {why}",
    " ({exercise}: {points}, {isolation})",
    "{count} of {all}",
}
"""Templates that another language may take as they are."""


def extracted() -> set[str]:
    """Return every template that `pybabel extract -k Message` finds."""
    found = extract_from_dir(PACKAGE, keywords={"Message": None})
    return {str(message) for _, _, message, _, _ in found}


def calls() -> Iterable[ast.Call]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "Message":
                yield node


def catalogue(language: Language) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / "grader.po").open("rb") as file:
        return read_po(file, locale=language)


def fields(template: str) -> set[tuple[str | None, ...]]:
    """Return the fields of a template with how they are formatted."""
    return {tuple(field[1:]) for field in string.Formatter().parse(template) if field[1]}


def test_every_message_is_written_where_it_can_be_extracted() -> None:
    written = {call.args[0].value for call in calls() if isinstance(call.args[0], ast.Constant)}
    assert len(written) > 60
    assert [ast.unparse(c) for c in calls() if not isinstance(c.args[0], ast.Constant)] == []
    assert written == extracted()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_every_message_and_no_other(language: Language) -> None:
    known = catalogue(language)
    entries = {str(message.id): message for message in known if message.id}
    assert set(entries) == extracted()
    assert [text for text, entry in entries.items() if not entry.string] == []
    assert [text for text, entry in entries.items() if entry.fuzzy] == []
    assert not known.fuzzy
    assert list(known.obsolete) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_fields_of_its_template_and_its_ends(language: Language) -> None:
    for message in catalogue(language):
        text, words = str(message.id), str(message.string)
        assert fields(words) == fields(text), text
        assert words.count("`") == text.count("`"), text
        if text:
            assert (text[0] == " ") == (words[0] in " （"), text
            assert (text[-1] in ".:") == (words[-1] in ".:。：") or text == "{type}", text


@pytest.mark.parametrize(
    ("language", "letters"),
    [pytest.param("ru", ("а", "я"), id="ru"), pytest.param("zh", ("一", "鿿"), id="zh")],
)
def test_a_translation_is_in_its_language(language: Language, letters: tuple[str, str]) -> None:
    for message in catalogue(language):
        if message.id and message.id not in ALIKE:
            words = str(message.string).lower()
            assert any(letters[0] <= letter <= letters[1] for letter in words), words


def test_messages_within_messages_are_translated_too() -> None:
    inner = Message("{actual} is {how}", {"actual": "0.6", "how": Message("too small")})
    told = Message("line {line}: {how}", {"line": 3, "how": inner})
    assert [say(told, language) for language in LANGUAGES] == [
        "line 3: 0.6 is too small",
        "строка 3: 0.6 - слишком маленькое число",
        "第 3 行：0.6 偏小",
    ]
    assert say(Message("no such template {x}", {"x": "{y}"}), "ru") == "no such template {y}"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        pytest.param({}, "en", id="none"),
        pytest.param({"LANG": "ru_RU.UTF-8"}, "ru", id="lang"),
        pytest.param({"LANG": "zh_Hans_CN"}, "zh", id="script"),
        pytest.param({"LANG": "zh"}, "zh", id="language-alone"),
        pytest.param({"LANG": "RU-ru"}, "ru", id="capitals"),
        pytest.param({"LANG": "de_DE.UTF-8"}, "en", id="another"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="c"),
        pytest.param({"LANG": "zhuang"}, "en", id="only-a-beginning"),
        pytest.param({"LANG": "ru_RU", "LC_MESSAGES": "zh_CN"}, "zh", id="messages-before-lang"),
        pytest.param({"LC_MESSAGES": "ru", "LC_ALL": "C"}, "en", id="all-before-messages"),
        pytest.param({"LANG": "ru", "LC_ALL": ""}, "ru", id="empty-is-unset"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert from_locale(environment) == language


@given(st.text())
def test_any_locale_gives_a_language(locale: str) -> None:
    assert from_locale({"LANG": locale}) in LANGUAGES


# --- reports --------------------------------------------------------------------------------------

EXERCISE = description.find("tanh_gain")
RUSSIAN = """\
неверный ответ  my work.py  (tanh_gain: баллы: 1 из 2, walled)

seed 1: неверный ответ
  да    Коэффициент tanh на выборке: 1.598 (строка 1, её печатает строка 4 скрипта)
  нет   Коэффициент tanh в torch: не то. Подсказка. [ожидалось 1.666666667]

Посмотреть, что выводит программа:  echo 1 | python 'my work.py'
Проверить ещё раз:                  grade 'my work.py' --exercise tanh_gain --seed 1 --lang ru
"""
CHINESE = """\
答案错误  my work.py （tanh_gain：得分 1 / 2，walled）

种子 1：答案错误
  对    样本上 tanh 的增益：1.598（第 1 行，由脚本第 4 行打印）
  错    torch 中 tanh 的增益：不对。提示。（应为 1.666666667）

查看程序的输出：  echo 1 | python 'my work.py'
重新评分：        grade 'my work.py' --exercise tanh_gain --seed 1 --lang zh
"""


def judged(message: str, diagnosis: str) -> Judgement:
    results = (
        CheckResult(name="sample_gain", points=1, passed=True, actual=1.598, line=1, source_line=4),
        CheckResult(
            name="torch_gain",
            points=1,
            passed=False,
            expected=5 / 3,
            message=message,
            diagnosis=diagnosis,
        ),
    )
    case = Case(seed=1, verdict=Verdict.WRONG_ANSWER, reason=message, checks=results)
    return Judgement(
        submission="my work.py",
        exercise="tanh_gain",
        verdict=Verdict.WRONG_ANSWER,
        score=0.5,
        cases=(case,),
        isolation="walled",
        versions=Versions(grader="1", python="1", torch="1", numpy="1"),
    )


@pytest.mark.parametrize(
    ("language", "message", "diagnosis", "report"),
    [
        pytest.param("ru", "не то", "Подсказка.", RUSSIAN, id="ru"),
        pytest.param("zh", "不对", "提示。", CHINESE, id="zh"),
    ],
)
def test_the_report_for_people_is_in_their_language(
    monkeypatch: pytest.MonkeyPatch, language: Language, message: str, diagnosis: str, report: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C")  # so that the command names the language
    stream = io.StringIO()
    reports.write("text", [judged(message, diagnosis)], EXERCISE, stream, language)
    assert stream.getvalue() == report


def test_a_report_says_where_memory_was_bounded_for_each_process_only() -> None:
    stream = io.StringIO()
    weaker = judged("", "").model_copy(update={"memory_summed": False})
    reports.write("text", [weaker], EXERCISE, stream, "en")
    head = "(tanh_gain: 1 of 2 points, walled, memory bounded per process)"
    assert head in stream.getvalue().splitlines()[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_says_what_a_fence_does_not_hold(language: Language) -> None:
    fenced = judged("", "").model_copy(
        update={"isolation": "fenced", "lacks": get_args(Lack), "memory_summed": True}
    )
    stream = io.StringIO()
    reports.write("text", [fenced], EXERCISE, stream, language)
    head = stream.getvalue().splitlines()[0]
    assert "fenced" in head
    assert all(say(LACKS[lack], language) in head for lack in get_args(Lack))


@pytest.mark.parametrize("name", ["gradescope", "classroom", "prairielearn"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_for_platforms_name_checks_and_seeds_in_a_language(
    name: str, language: Language
) -> None:
    stream = io.StringIO()
    reports.write(name, [judged("x", "y")], EXERCISE, stream, language)
    tests = json.loads(stream.getvalue())["tests"]
    assert [t["name"] for t in tests] == [c.title.within(language) for c in EXERCISE.checks]
    words = say(Message("{how}. {why}", {"how": "x", "why": "y"}), language)
    seed = say(Message("seed {seed}: {words}", {"seed": 1, "words": words}), language)
    assert seed in tests[1].values()


def test_reports_for_programs_keep_the_words_of_the_contract() -> None:
    stream = io.StringIO()
    reports.write("json", [judged("не то", "")], EXERCISE, stream, "ru")
    said = json.loads(stream.getvalue())
    assert said["verdict"] == "wrong_answer"
    assert said["cases"][0]["checks"][1]["message"] == "не то"


def test_every_verdict_is_said_in_every_language() -> None:
    for language in LANGUAGES:
        assert len({spoken(verdict, language) for verdict in Verdict}) == len(Verdict)
    assert [spoken(verdict, "en") for verdict in Verdict] == [v.replace("_", " ") for v in Verdict]


# --- the command ----------------------------------------------------------------------------------


def grade(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [Path(sys.executable).parent / "grade", *arguments],
        capture_output=True,
        text=True,
        env={**environment, "PYTHONUTF8": "1", **variables},
    )


@pytest.mark.parametrize(
    ("arguments", "variables", "title"),
    [
        pytest.param((), {"LANG": "C"}, "The gain of tanh", id="c"),
        pytest.param((), {"LC_ALL": "ru_RU.UTF-8"}, "Коэффициент (gain) для tanh", id="locale"),
        pytest.param(("--lang", "zh"), {"LC_ALL": "ru_RU.UTF-8"}, "tanh 的增益", id="option"),
    ],
)
def test_exercises_are_listed_in_the_language_asked_for(
    arguments: tuple[str, ...], variables: dict[str, str], title: str
) -> None:
    done = grade("--list", *arguments, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    titles = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert titles["tanh_gain"] == title


def test_an_unknown_language_is_wrong_usage() -> None:
    done = grade("--list", "--lang", "de")
    assert done.returncode == 2
    assert "'en', 'ru', 'zh'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_judgement_is_in_the_language_asked_for_on_any_terminal(tmp_path: Path) -> None:
    """One without the letters gets escapes, which JSON reads."""
    script = tmp_path / "script.py"
    script.write_text("print('gain:', 9)\nprint(0.600000000)")
    done = grade(
        str(script),
        "--exercise",
        "tanh_gain",
        "--format",
        "json",
        "--lang",
        "ru",
        PYTHONIOENCODING="ascii",
    )
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert said["verdict"] == "wrong_answer"
    checks = said["cases"][0]["checks"]
    assert checks[0]["message"].endswith("9 - слишком большое число")
    assert said["cases"][0]["reason"] == f"{EXERCISE.checks[0].title.ru}: {checks[0]['message']}"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(("best", "победитель", "冠军"), ("best", "победитель", "冠军"), id="each"),
        pytest.param(("w", "w 的梯度"), ("w", "w", "w 的梯度"), id="with-a-latin-name"),
        pytest.param(("mean",), ("mean", "mean", "mean"), id="one"),
        pytest.param(("среднее", "mean"), ("среднее", "среднее", "среднее"), id="the-first-counts"),
    ],
)
def test_one_of_several_words_is_said_in_the_language_if_there_is_one(
    words: tuple[str, ...], found: tuple[str, ...]
) -> None:
    told = Message("{word}", {"word": OneOf(words)})
    assert tuple(say(told, language) for language in LANGUAGES) == found
