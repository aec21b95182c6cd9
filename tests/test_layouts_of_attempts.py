"""Whose each attempt is, of platforms and judges that write its number into the name of a file."""

from pathlib import Path

from class_files import HELPED, HELPER, Row, found_in, laid, look, make_folder, rows_of

PL = "{}_{}_1_hw3-norm_{}_{}"
PRAIRIELEARN = {
    "the largest number of a submission": Row(
        {
            "jane.doe@x.example": PL.format("jane.doe@x.example", "651", 1, "11_main.py"),
            "jdoe@x.example": PL.format("jdoe@x.example", "652", 1, "1_main.py"),
        },
        [PL.format("jane.doe@x.example", "651", 1, n) for n in ("2_main.py", "1_main.py")],
    ),
    "all files of a submission": Row(
        {
            "o_connor@x.example": PL.format("o_connor@x.example", "651", 1, "4_main.py"),
            "s.name_2024@x.example": PL.format("s.name_2024@x.example", "", 1, "3_hw_2.py"),
        },
        {
            PL.format("o_connor@x.example", "651", 1, "4_main.py"): HELPED,
            PL.format("o_connor@x.example", "651", 1, "4_helpers.py"): HELPER,
        },
        beside={"o_connor@x.example": "helpers.py"},
    ),
    "a later variant": Row(
        {
            "a@x.example": PL.format("a@x.example", "1", 2, "1_main.py"),
            "b@x.example": PL.format("b@x.example", "2", 1, "1_main.py"),
        },
        [PL.format("a@x.example", "1", 1, "9_main.py")],
    ),
    "a question with words and numbers": Row(
        {"a@x.example": "a@x.example_1_1_hw3_q_1_2_7_main.py"},
        ["a@x.example_1_1_hw3_q_1_2_6_main.py"],
    ),
    "near: Autolab": Row({"a@x.example": "a@x.example_10_main_2.py"}, ["a@x.example_9_main_2.py"]),
}
MANABA = {
    "all files of a student": Row(
        {"s1": "s1@tanaka-y@main.py", "s2": "s2@sato-s@レポート3.py"},
        {"s1@tanaka-y@main.py": HELPED, "s1@tanaka-y@helpers.py": HELPER},
        beside={"s1": "helpers.py"},
    ),
    "a document, and an at in a file's name": Row(
        {"s1": "s1@tanaka-y@a@b.py", "s2": "s2@sato-s@main.py"}, ["s3@yama-m@提出.docx"], ("s3",)
    ),
    "near: addresses": Row({"a@x.example": "a@x.example.py", "b@x.example": "b@x.example.py"}),
}
RUNS = {
    "runs of Stepik": Row(
        {
            "Иванов_Иван_481516234": "Иванов_Иван_481516234_sub1182239000_correct.py",
            "Иванов_Иван_481516999": "Иванов_Иван_481516999_sub1182230007_wrong.py",
        },
        [
            "Иванов_Иван_481516234_sub1182235002_wrong.py",
            "Иванов_Иван_481516234_sub999999998_correct.py",
        ],
    ),
    "of Contest with a word for its verdict": Row(
        {"lee": "lee-101234599-correct.py", "kim-a": "kim-a-101234600-wrong.py"},
        ["lee-99999998-wrong.py"],
    ),
    "versions": Row(
        {"lee": "lee_v10_accepted.py", "kim": "kim_v1_rejected.py"}, ["lee_v2_accepted.py"]
    ),
    "attempts in Russian": Row(
        {"Ли": "Ли_попытка2_верно.py", "Ким": "Ким_попытка1_неверно.py"}, ["Ли_попытка1_верно.py"]
    ),
    "near: one name without a verdict": Row(
        {"lee_v2_accepted": "lee_v2_accepted.py", "kim_v1": "kim_v1.py"},
    ),
    "near: a verdict without a number": Row({"lee_ok": "lee_ok.py", "kim_wrong": "kim_wrong.py"}),
    "near: works": Row({"hw_v1_ok": "hw_v1_ok.py", "hw_v2_ok": "hw_v2_ok.py"}),
}
MAILS = {
    "the last mail, with all its files": Row(
        {
            "Işıl Yıldız (iy@x.example)": "[2024-03-19 08.10] Işıl Yıldız (iy@x.example) - hw.py",
            "Ann Lee (al@x.example)": "[2024-03-18 21.05] Ann Lee (al@x.example) - hw.py",
            "Ann Lee (al2@x.example)": "[2024-03-18 21.05] Ann Lee (al2@x.example) - hw.py",
        },
        [
            "[2024-03-18 21.05] Işıl Yıldız (iy@x.example) - hw.py",
            "[2024-03-18 21.05] Ann Lee (al@x.example) - image001.png",
        ],
    ),
    "near: no time": Row({"Ann Lee (al@x.example) - hw": "Ann Lee (al@x.example) - hw.py"}),
}


@rows_of({"prairielearn": PRAIRIELEARN, "manaba": MANABA, "runs": RUNS, "mails": MAILS})
def test_whose_each_attempt_is_and_the_last_is_graded(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row) == row


def test_who_an_attempt_is_of_is_known_by_each_number_that_its_name_has(tmp_path: Path) -> None:
    files = [
        *(PL.format(f"{who}@x.example", number, 1, "1_m.py") for who, number in ("a1", "b2")),
        *("manaba/s1@tanaka-y@m.py", "manaba/s2@sato-s@m.py"),
        *("runs/Lee_Ann_48151_sub7_ok.py", "runs/Kim_Bo_48152_sub8_ok.py"),
    ]
    persons = {}
    for folder in ("", "manaba", "runs"):
        own = [each for each in files if each.startswith(folder) and ("/" in each) == bool(folder)]
        found = look(make_folder(tmp_path / (folder or "pl"), own))
        persons |= {each.student: each.owner.persons for each in found.files}
    assert [(o.login, o.address) for o in persons["a@x.example"]] == [("1", "a@x.example")]
    assert [each.login for each in persons["s1"]] == ["s1", "tanaka-y"]
    assert [(o.login, o.name) for o in persons["Lee_Ann_48151"]] == [("48151", "Lee Ann")]
