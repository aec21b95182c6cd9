"""A page for each student to hand back: about that student alone, in a form that platforms take."""

import json
import re
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from class_files import RIGHT, look, make_plain, make_zip
from conftest import Graded as Ran
from hypothesis import given, settings
from hypothesis import strategies as st
from judgements import GAIN, OURS, WRONG, case, data_of, graded

import grader
from grader.reports import feedback
from grader.words.graded import ByHand, Graded, Owner
from grader.words.language import LANGUAGES, Language

SEED = ("--exercise", "tanh_gain", "--seed", 1)
BY_HAND = ByHand(score=0.8, comment="late, but told me why", was=0.5)


def written(
    folder: Path, *each: Graded, seeds: Iterable[int] = (), language: Language = "en"
) -> dict[str, str]:
    """Return the pages by their names."""
    told = feedback.Told(tuple(seeds), language)
    assert feedback.write_pages(each, GAIN, folder, told) == []
    pages = (folder / "feedback").glob("*.html")
    return {page.stem: page.read_text("utf-8") for page in pages}


def with_owner(one: Graded, platform: str, handle: str) -> Graded:
    return one.model_copy(update={"owner": Owner(platform=platform, handle=handle)})


# --- what is told --------------------------------------------------------------------------------


def test_a_page_tells_of_its_student_alone(tmp_path: Path) -> None:
    pages = written(tmp_path, WRONG, graded("Ann"), OURS)
    assert set(pages) == {"Боб", "Ann", "Eve"}
    for name, text in pages.items():
        assert [row[0] for row in data_of(text)["rows"]] == [name]
        assert not any(re.search(rf"\b{other}\b", text) for other in set(pages) - {name})
    assert "line 2: 1.6 is too small" in pages["Боб"]


def test_without_scripts_every_check_that_failed_is_told(tmp_path: Path) -> None:
    first, second = (check.title.en for check in GAIN.checks)
    one = graded(
        "Ann",
        case(1, "wrong_answer", (False, False)),
        case(2, "wrong_answer", (True, False)),
        verdict="wrong_answer",
    )
    (text,) = written(tmp_path, one).values()
    plain = text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert re.findall("<li>([^<]*)</li>", plain) == [
        f"{first}: seed 1: line 1: 1.6 is too small",
        f"{second}: seed 1: line 2: 1.6 is too small",
        f"{second}: seed 2: line 2: 1.6 is too small",
    ]


def test_what_lies_in_the_place_of_feedback_goes_and_what_a_link_leads_to_stays(
    tmp_path: Path,
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "mine").touch()
    place = tmp_path / "feedback"
    for target in (there, tmp_path / "nowhere"):
        place.symlink_to(target)
        assert set(written(tmp_path, graded("Ann"))) == {"Ann"}
        assert set(written(tmp_path, graded("Ann"))) == {"Ann"}  # and again
        shutil.rmtree(place)
    place.write_text("a file")
    assert set(written(tmp_path, graded("Ann"))) == {"Ann"}
    assert {each.name for each in tmp_path.iterdir()} == {"feedback", "there"}
    assert [each.name for each in there.iterdir()] == ["mine"]


def test_no_expected_value_is_told_though_it_was_revealed(tmp_path: Path) -> None:
    shown = WRONG.judgement.cases[1].checks[1].model_copy(update={"expected": 1.625})
    one = case(2, "wrong_answer", (True, False))
    one = one.model_copy(update={"checks": (one.checks[0], shown)})
    (text,) = written(tmp_path, graded("Ann", one, verdict="wrong_answer")).values()
    assert "1.625" not in text


def test_of_a_seed_that_is_not_public_hardly_anything_is_told(tmp_path: Path) -> None:
    secret = case(987, "wrong_answer", (True, False), reason="secret", stdout="secret 987")
    one = graded("Ann", case(1), secret, verdict="wrong_answer", score=0.5)
    (text,) = written(tmp_path, one, seeds=[1]).values()
    assert "secret" not in text
    assert "987" not in text
    assert [each["seed"] for each in data_of(text, "d0")["cases"]] == [1, None]
    assert data_of(text)["rows"][0][3] == 50


def test_what_the_teacher_gave_is_shown_with_the_comment(tmp_path: Path) -> None:
    judgement = WRONG.judgement.model_copy(update={"score": 0.8})
    one = WRONG.model_copy(update={"by_hand": BY_HAND, "judgement": judgement})
    (text,) = written(tmp_path, one).values()
    assert data_of(text)["rows"][0][3] == 80
    assert f"by hand instead of 0.5: {BY_HAND.comment}" in data_of(text)["rows"][0][5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_the_language_that_was_asked_for(tmp_path: Path, language: Language) -> None:
    (text,) = written(tmp_path, WRONG, language=language).values()
    assert f'<html lang="{language}">' in text
    assert data_of(text)["checks"] == [check.title.within(language) for check in GAIN.checks]


def test_a_student_is_told_the_name_of_the_file_and_not_where_it_lay(tmp_path: Path) -> None:
    one = WRONG.model_copy(update={"submission": "course/Боб_7_assignsubmission_file_/hw.py"})
    (text,) = written(tmp_path, one).values()
    assert data_of(text)["rows"][0][1] == "hw.py"
    assert "course" not in json.dumps(data_of(text, "d0"))


# --- files and archives --------------------------------------------------------------------------


@pytest.mark.parametrize("seeds", [(), (1,)], ids=["all-public", "some-hidden"])
def test_a_page_that_cannot_be_made_is_said_and_the_others_are_there(
    tmp_path: Path, seeds: tuple[int, ...]
) -> None:
    broken = OURS.judgement.model_copy(update={"cases": None})
    each = (graded("Ann"), OURS.model_copy(update={"judgement": broken}), WRONG)
    (note,) = feedback.write_pages(each, GAIN, tmp_path, feedback.Told(seeds))
    assert re.match(r"no feedback for Eve: .*gain\.py is not in the report, tell us why: ", note)
    assert {page.stem for page in (tmp_path / "feedback").iterdir()} == {"Ann", "Боб"}


def test_pages_of_an_earlier_run_are_gone(tmp_path: Path) -> None:
    assert set(written(tmp_path, graded("Ann"), graded("Bo"))) == {"Ann", "Bo"}
    assert set(written(tmp_path, graded("Cy"))) == {"Cy"}
    assert [path.name for path in tmp_path.iterdir()] == ["feedback"]


@settings(max_examples=50, deadline=None)
@given(names=st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=4, unique=True))
def test_whatever_students_are_called_each_has_a_page(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("report")
    feedback.write_pages([graded(name) for name in names], GAIN, folder)
    made = list((folder / "feedback").iterdir())
    assert len({path.name.casefold() for path in made}) == len(made) == len(names)
    assert not any(re.search(r'[\\/:*?"<>|\x00-\x1f]|^\.', path.name) for path in made)


def by_moodle(name: str) -> tuple[int, str]:
    """Return whom Moodle gives a file of its feedback zip, and under what name."""
    parts = name.split("/")
    while parts:
        words = parts.pop(0).split("_", 4)
        if len(words) >= 4 and words[1].isdecimal() and words[2:4] == ["assignsubmission", "file"]:
            return int(words[1]), "/".join([*words[4:], *parts]).lstrip("/")
    raise AssertionError(name)


def by_canvas(name: str) -> tuple[int, int]:
    """Return whom Canvas gives a file that is uploaded again, and beside which file."""
    words = name.rpartition("/")[2].split("_")
    assert not words[-1].startswith("link")
    student, attachment = [int(word) for word in words if word.isdecimal()][:2]
    return student, attachment


MOODLE = [
    "c/Ivanov Ivan_12345_assignsubmission_file_/lab_3_7.py",
    "c/Öz Ann-Maria_7_assignsubmission_file/link.py",
    "c/Participant_8_assignsubmission_file_/a/hw.zip",
    "c/Öz Ann-Maria_7_assignsubmission_onlinetext/onlinetext.html",
]
FLAT = [
    "Ivanov Ivan_12345_assignsubmission_file_lab_3_7.py",
    "Öz Ann-Maria_7_assignsubmission_file_link.py",
    "Participant_8_assignsubmission_file_hw.py",
]


@pytest.mark.parametrize("names", [MOODLE, FLAT], ids=["folders", "without-folders"])
def test_moodle_takes_its_zip_back(tmp_path: Path, names: list[str]) -> None:
    path = make_zip(tmp_path / "class.zip", [name for name in names if ".zip" not in name])
    found = look(path).files
    each = [graded(one.student).model_copy(update={"owner": one.owner}) for one in found]
    written(tmp_path, *each)
    with zipfile.ZipFile(tmp_path / "feedback" / "moodle.zip") as made:
        taken = {by_moodle(name): made.read(name).decode() for name in made.namelist()}
    numbers = {int(one.student.rpartition("_")[2]): one.student for one in found}
    assert {number for number, _ in taken} == set(numbers)
    for (number, name), text in taken.items():
        assert name == "tanh_gain_feedback.html"
        assert data_of(text)["rows"][0][0] == numbers[number]


CANVAS = {
    "ivanovivan_12345_900_lab_3_7.py": (12345, 900),
    "leekim_LATE_77_901_link.py": (77, 901),
    "ozann_8_902_hw-1.py": (8, 902),
    "ozann_8_903_notes.txt": (8, 902),
    "group1_9_904_hw.ipynb": (9, 904),
}


def test_canvas_takes_its_zip_back(tmp_path: Path) -> None:
    found = look(make_zip(tmp_path / "class.zip", dict.fromkeys(CANVAS, RIGHT))).files
    each = [graded(one.student).model_copy(update={"owner": one.owner}) for one in found]
    written(tmp_path, *each)
    with zipfile.ZipFile(tmp_path / "feedback" / "canvas.zip") as made:
        names = made.namelist()
    assert {by_canvas(name) for name in names} == set(CANVAS.values())
    stems = [name.rpartition(".")[0] for name in CANVAS]
    assert all(any(name.startswith(stem) for stem in stems) for name in names)


def test_canvas_takes_back_what_it_gave_without_names(tmp_path: Path) -> None:
    names = ["anon_aB3xY_900_hw_Ivanov.py", "anon_LATE_Zz9Qq_901_hw.py", "LATE_anon_kK7a_902_x.py"]
    found = look(make_zip(tmp_path / "class.zip", names)).files
    each = [graded(one.student).model_copy(update={"owner": one.owner}) for one in found]
    written(tmp_path, *each)
    with zipfile.ZipFile(tmp_path / "feedback" / "canvas.zip") as made:
        words = [[w for w in name.split("_") if w != "LATE"] for name in made.namelist()]
    assert sorted(each[:3] for each in words) == [
        ["anon", "Zz9Qq", "901"],
        ["anon", "aB3xY", "900"],
        ["anon", "kK7a", "902"],
    ]


def test_a_text_alone_has_no_file_to_answer_in_canvas(tmp_path: Path) -> None:
    owner = Owner(platform="canvas")
    written(tmp_path, graded("Ann").model_copy(update={"owner": owner}))
    assert [path.name for path in (tmp_path / "feedback").iterdir()] == ["Ann.html"]


# --- the commands --------------------------------------------------------------------------------

ANSWERS = {"Ivanov Ivan_101": RIGHT, "Öz Ann_102": "print('gain:', 9)\nprint(5 / 3)"}


@pytest.fixture
def class_(tmp_path: Path) -> Path:
    files = {f"{who}_assignsubmission_file_/hw.py": text for who, text in ANSWERS.items()}
    return make_zip(tmp_path / "class.zip", files)


def test_feedback_is_beside_the_reports_and_follows_the_teacher(
    class_: Path, tmp_path: Path, ready: Ran
) -> None:
    report = tmp_path / "report"
    report.mkdir()
    (report / "overrides.csv").write_text("student,score,comment\nÖz Ann_102,0.75,spoke to me\n")
    status, _, err = ready(class_, *SEED, "--report", report, "--feedback", "--lang", "ru")
    assert status == 0, err
    names = {path.name for path in (report / "feedback").iterdir()}
    assert names == {"Ivanov Ivan_101.html", "Öz Ann_102.html", "moodle.zip"}
    row = data_of((report / "feedback" / "Öz Ann_102.html").read_text("utf-8"))["rows"][0]
    assert row[3] == 75
    assert "spoke to me" in row[5]


def test_anonymous_feedback_has_numbers_for_names_everywhere(
    class_: Path, tmp_path: Path, ready: Ran
) -> None:
    report = tmp_path / "report"
    options = (*SEED, "--report", report, "--feedback", "--anonymous", "--lang", "en")
    status, _, err = ready(class_, *options)
    assert status == 0, err
    made = {path.name: path for path in (report / "feedback").iterdir()}
    assert set(made) == {"1.html", "2.html", "moodle.zip"}
    with zipfile.ZipFile(made["moodle.zip"]) as archive:
        names = archive.namelist()
        texts = [archive.read(name).decode() for name in names]
    assert {by_moodle(name)[0] for name in names} == {101, 102}
    for text in (*names, *texts, *(made[name].read_text("utf-8") for name in ("1.html", "2.html"))):
        assert not re.search("Ivan|Öz|Ann", text)
    key = (report / "anonymous.csv").read_text("utf-8-sig").splitlines()[1:]
    numbers = {line.split(",")[1].rpartition("_")[2]: line.split(",")[0] for line in key}
    assert {name.partition("_")[0]: name.split("_")[1] for name in names} == {
        f"student{number}": of for of, number in numbers.items()
    }


WORKSHEET = """\
Identifier,Full name,Email address,Group,Grade,Maximum Grade
Participant 3,Ann Lee,a@x.example,Team B,,10
Participant 4,Bo Öz,b@x.example,Team A,,10
Participant 5,Cy/Un_known,c@x.example,Team A,,10
"""


@pytest.mark.parametrize("anonymous", [False, True])
def test_what_a_team_handed_in_goes_to_its_members_and_not_to_a_number_like_its_own(
    tmp_path: Path, ready: Ran, anonymous: bool
) -> None:
    files = {"Team A_3_assignsubmission_file/hw.py": RIGHT, "X_9_assignsubmission_file/y.py": RIGHT}
    path = make_zip(tmp_path / "class.zip", files)
    (tmp_path / "worksheet.csv").write_text(WORKSHEET)
    options = [*SEED, "--report", tmp_path / "r", "--moodle", tmp_path / "worksheet.csv"]
    status, _, err = ready(path, *options, "--feedback", *(["--anonymous"] if anonymous else []))
    assert status == 0, err
    with zipfile.ZipFile(tmp_path / "r" / "feedback" / "moodle.zip") as made:
        names = made.namelist()
    assert {by_moodle(name)[0] for name in names} == {4, 5}
    assert any("Bo" in name for name in names) is not anonymous
    assert len(list((tmp_path / "r" / "feedback").glob("*.html"))) == 2


def test_feedback_can_be_had_from_python(class_: Path, tmp_path: Path) -> None:
    own = {"exercises": make_plain(tmp_path / "own"), "exercise": "plain", "isolation": "limited"}
    made = grader.grade_folder(class_, tmp_path / "report", feedback=True, **own)
    assert len(made) == 2
    assert len(list((tmp_path / "report" / "feedback").glob("*.html"))) == 2


def test_feedback_is_for_a_class(tmp_path: Path, graded_here: Ran) -> None:
    (tmp_path / "hw.py").write_text(RIGHT)
    status, _, err = graded_here(tmp_path / "hw.py", *SEED, "--feedback")
    assert (status, err.count("\n")) == (2, 1)
    assert "--feedback is for a class" in err
