"""Whose file is whose where there are several: attempts, versions, resits, and near misses.

A row is what a careful assistant would want who sees the names, and nothing else.
"""

from pathlib import Path

from class_files import HELPED, HELPER, RIGHT, Row, found_in, laid, rows_of, said

Files = dict[str, str | list[str]]


def telling(names: list[str]) -> Files:
    """Return files that say what their names say that they are."""
    return {name: said(name) for name in names}


DOE = "adoe@uni.example"
RAY = "bray@cs.uni.example"
AUTOLAB = {
    "two students": Row({DOE: f"{DOE}_3_hw.py", RAY: f"{RAY}_1_hw.py"}),
    "ten after nine": Row({DOE: f"{DOE}_10_hw.py", RAY: f"{RAY}_1_hw.py"}, [f"{DOE}_9_hw.py"]),
    "ten after nine, though the ninth was changed later": Row(
        {DOE: f"{DOE}_10_hw.py", RAY: f"{RAY}_1_hw.py"},
        [f"{DOE}_9_hw.py"],
        days={f"{DOE}_9_hw.py": 3},
    ),
    "an earlier attempt is called like the exercise": Row(
        {DOE: f"{DOE}_2_hw.py", RAY: f"{RAY}_1_hw.py"}, [f"{DOE}_1_tanh_gain.py"]
    ),
    "numbers in an address and in a file": Row(
        {
            "ann_doe2@uni.example": "ann_doe2@uni.example_12_my_hw_3.py",
            "a.ray+7@cs-2.uni.example": "a.ray+7@cs-2.uni.example_2_hw_40.py",
        }
    ),
    "another's address in the name of a file": Row(
        {DOE: f"{DOE}_1_{RAY}_7_hw.py", RAY: f"{RAY}_2_hw.py"}
    ),
    "in the folder of the assessment": Row(
        {DOE: f"lab3/{DOE}_4_hw.py", RAY: f"lab3/{RAY}_1_hw.py"}, [f"lab3/{DOE}_3_hw.py"]
    ),
    "archives": Row(
        {DOE: f"{DOE}_10_hw.zip/hw.py", RAY: f"{RAY}_1_hw.zip/hw.py"},
        {f"{DOE}_{n}_hw.zip": ["hw.py"] for n in (9, 10)} | {f"{RAY}_1_hw.zip": ["hw.py"]},
    ),
    "a document": Row({DOE: f"{DOE}_3_hw.py"}, [f"{RAY}_1_hw.pdf"], (RAY,)),
    "a document last": Row({DOE: f"{DOE}_1_hw.py", RAY: f"{RAY}_1_hw.py"}, [f"{DOE}_2_hw.pdf"]),
    "near: numbers of variants behind names": Row(
        {"ivanov_10_hw": "ivanov_10_hw.py", "petrov_9_hw": "petrov_9_hw.py"}
    ),
    "near: addresses alone": Row({DOE: f"{DOE}.py", RAY: f"{RAY}.py"}),
    "near: such a name in a student's own folder": Row(
        {"lee": f"lee/{DOE}_9_hw.py", "park": "park/hw.py"}
    ),
    "near: a student of the same first name at another school": Row(
        {
            "adoe@uni.example": "adoe@uni.example_1_hw.py",
            "adoe@other.example": "adoe@other.example_2_hw.py",
        }
    ),
}

ANNA = "Anna de Vries - 2024-03-01T10:00:00.123456"
BO = "Bo Ray - 2024-03-01T09:59:59.000001"
CODEGRADE = {
    "two students": Row({"Anna de Vries": f"{ANNA}/hw.py", "Bo Ray": f"{BO}/hw.py"}),
    "two attempts": Row(
        {"Anna de Vries": "Anna de Vries - 2024-03-02T08:00:00.5/hw.py", "Bo Ray": f"{BO}/hw.py"},
        [f"{ANNA}/tanh_gain.py"],
    ),
    "a whole second, as Python writes it": Row(
        {"Anna de Vries": f"{ANNA}/hw.py", "Bo Ray": f"{BO}/hw.py"},
        ["Anna de Vries - 2024-03-01T10:00:00/hw.py"],
    ),
    "a whole second after a part of one": Row(
        {"Li Na": "Li Na - 2024-03-01T03:00:00/hw.py", "Bo Ray": f"{BO}/hw.py"},
        ["Li Na - 2024-03-01T02:59:59.999999/hw.py"],
    ),
    "the next year": Row(
        {"Li Na": "Li Na - 2024-01-01T00:00:00.000001/hw.py", "Bo Ray": f"{BO}/hw.py"},
        ["Li Na - 2023-12-31T23:59:59.999999/hw.py"],
    ),
    "other scripts, a hyphen, an apostrophe": Row(
        {
            name: f"{name} - 2024-03-01T10:00:00.123456/hw.py"
            for name in ("Петрова Анна", "王芳", "Mary-Ann O'Neill")
        },
        [
            "Петрова Анна - 2024-03-01T10:00:00.123456/hw.py",
            "王芳 - 2024-03-01T10:00:00.123456/hw.py",
            "Mary-Ann O'Neill - 2024-03-01T10:00:00.123456/hw.py",
        ],
    ),
    "a dash in a name": Row(
        {
            "Anna - Maria Öz": "Anna - Maria Öz - 2024-03-01T10:00:00.123456/hw.py",
            "Bo Ray": f"{BO}/hw.py",
        }
    ),
    "folders and a helper in an attempt": Row(
        {"Anna de Vries": f"{ANNA}/src/hw.py", "Bo Ray": f"{BO}/hw.py"},
        {f"{ANNA}/src/hw.py": HELPED, f"{ANNA}/src/helpers.py": HELPER},
        beside={"Anna de Vries": "helpers.py"},
    ),
    "in the folder of the assignment": Row(
        {"Anna de Vries": f"Course/Lab 3/{ANNA}/hw.py", "Bo Ray": f"Course/Lab 3/{BO}/hw.py"}
    ),
    "a document": Row({"Bo Ray": f"{BO}/hw.py"}, [f"{ANNA}/hw.docx"], ("Anna de Vries",)),
    "as Windows writes it": Row(
        {
            "Anna Öz": "Anna Öz - 2024-03-01T10-00-00.123456/hw.py",
            "Bo Ray": "Bo Ray - 2024-03-01T10-00-00.123456/hw.py",
        },
        [*(f"Anna Öz - 2024-03-01T{hour}-00-00.123456/hw.py" for hour in ("09", "10"))],
    ),
    "near: groups whose names end in numbers": Row(
        {f"Group {n}": f"Group {n} - 2024-03-01T10:00:00.12345{n}/hw.py" for n in (1, 2)}
    ),
    "near: such a folder in a student's own": Row(
        {"lee": f"lee/{ANNA}/hw.py", "park": "park/hw.py"}
    ),
    "near: a student's own runs": Row(
        {"lee": "lee/tanh_gain.py", "park": "park/hw.py"}, ["lee/run - 2024-03-01T10:00:00.1/hw.py"]
    ),
    "near: days behind the names of files": Row(
        {"Lee - 2024-03-01": "Lee - 2024-03-01.py", "Park - 2024-03-02": "Park - 2024-03-02.py"}
    ),
}

YANDEX = {
    "two students": Row({"ilee": "ilee-101234599-OK.py", "apark": "apark-101234600-OK.py"}),
    "the last attempt, right or wrong": Row(
        {"ilee": "ilee-101234777-WA.py", "apark": "apark-101234600-OK.py"}, ["ilee-101234599-OK.py"]
    ),
    "one digit more": Row(
        {"ilee": "ilee-100000001-OK.py", "apark": "apark-99999999-TL.py"}, ["ilee-99999998-WA.py"]
    ),
    "hyphens and numbers in logins": Row(
        {
            "ivan-petrov": "ivan-petrov-101234599-OK.py",
            "team-7": "team-7-101234600-CE.py",
            "a.b_c": "a.b_c-101234601-RE.py",
        }
    ),
    "in the folder of a problem": Row(
        {"ilee": "A/ilee-101234602-OK.py", "apark": "A/apark-101234600-OK.py"},
        ["A/ilee-101234599-OK.py"],
    ),
    "what was changed later is not the last": Row(
        {"ilee": "ilee-101234602-OK.py", "apark": "apark-101234600-OK.py"},
        ["ilee-101234599-OK.py"],
        days={"ilee-101234599-OK.py": 2},
    ),
    "notebooks": Row({"ilee": "ilee-101234599-OK.ipynb", "apark": "apark-101234600-OK.py"}),
    "a file in another language": Row(
        {"ilee": "ilee-101234599-OK.py", "apark": "apark-101234600-OK.py"},
        ["bo-101234601-OK.cpp"],
        ("bo",),
    ),
    "near: numbers of students": Row(
        {
            "anna-2023210003-hw": "anna-2023210003-hw.py",
            "anna-2023210004-hw": "anna-2023210004-hw.py",
        }
    ),
    "near: groups": Row({"lee-101-final": "lee-101-final.py", "lee-102-final": "lee-102-final.py"}),
    "near: such a name in a student's own folder": Row(
        {"lee": "lee/a-101234599-OK.py", "park": "park/hw.py"}
    ),
    "near: students whose names end in numbers": Row(
        {"lee1": "lee1-101234599-OK.py", "lee2": "lee2-101234600-OK.py"}
    ),
}

U1 = "0c1f6f0e-8f3a-4a53-9a3c-0d7d5d5c1a11"
U2 = "f3a2b1c0-1111-4222-8333-abcdefabcdef"
COLLECT = "assignments-collect/hw3"
ADA = [f"{U1}/STUDENT - Ada Byron.txt", f"{U1}/hw.ipynb"]
COCALC = {
    "two students": Row(
        {"Ada Byron": f"{COLLECT}/{U1}/hw.ipynb", "Bo Ray": f"{COLLECT}/{U2}/hw.ipynb"},
        [*(f"{COLLECT}/{name}" for name in ADA), f"{COLLECT}/{U2}/STUDENT - Bo Ray.txt"],
    ),
    "without folders around": Row(
        {"Ada Byron": f"{U1}/hw.ipynb", "Bo Ray": f"{U2}/hw.py"},
        [*ADA, f"{U2}/STUDENT - Bo Ray.txt"],
    ),
    "other scripts": Row(
        {"王芳": f"{U1}/hw.py", "Петрова Анна": f"{U2}/hw.py"},
        [f"{U1}/STUDENT - 王芳.txt", f"{U2}/STUDENT - Петрова Анна.txt"],
    ),
    "dashes, points and apostrophes in names": Row(
        {"Anna - Maria O'Neill": f"{U1}/hw.py", "Bo J. Ray Jr.": f"{U2}/hw.py"},
        [f"{U1}/STUDENT - Anna - Maria O'Neill.txt", f"{U2}/STUDENT - Bo J. Ray Jr..txt"],
    ),
    "a helper": Row(
        {"Ada Byron": f"{U1}/hw.ipynb", "Bo Ray": f"{U2}/hw.py"},
        {
            **telling([*ADA, f"{U2}/STUDENT - Bo Ray.txt", f"{U2}/helpers.py"]),
            f"{U2}/hw.py": HELPED,
            f"{U2}/helpers.py": HELPER,
        },
        beside={"Bo Ray": "helpers.py"},
    ),
    "folders and archives of students": Row(
        {"Ada Byron": f"{U1}/deep/er/hw.py", "Bo Ray": f"{U2}/hw.zip/hw.py"},
        {
            **telling([ADA[0], f"{U1}/deep/er/hw.py", f"{U2}/STUDENT - Bo Ray.txt"]),
            f"{U2}/hw.zip": ["hw.py"],
        },
    ),
    "a document": Row(
        {"Ada Byron": f"{U1}/hw.ipynb"},
        [*ADA, f"{U2}/STUDENT - Bo Ray.txt", f"{U2}/hw.pdf"],
        ("Bo Ray",),
    ),
    "nothing but the name": Row(
        {"Ada Byron": f"{U1}/hw.ipynb"}, [*ADA, f"{U2}/STUDENT - Bo Ray.txt"], ("Bo Ray",)
    ),
    "a folder without a name among others": Row(
        {"Ada Byron": f"{U1}/hw.ipynb", U2: f"{U2}/hw.py", "Bo Ray": f"{U2[::-1]}/hw.py"},
        [*ADA, f"{U2[::-1]}/STUDENT - Bo Ray.txt"],
    ),
    "near: a name in one of three folders that are called by students": Row(
        {"lee": "lee/hw.py", "park": "park/hw.py", "kim": "kim/hw.py"},
        ["lee/STUDENT - Ada Byron.txt"],
    ),
    "near: another name deeper": Row(
        {"Ada Byron": f"{U1}/hw.ipynb", "Bo Ray": f"{U2}/hw.py"},
        [*ADA, f"{U1}/friends/STUDENT - Eve Kim.txt", f"{U2}/STUDENT - Bo Ray.txt"],
    ),
    "near: numbers without names": Row({U1: f"{U1}/hw.py", U2: f"{U2}/hw.py"}),
    "near: a number in a student's own folder": Row(
        {"lee": f"lee/{U1}/hw.ipynb", "park": "park/hw.py"},
        [f"lee/{name}" for name in ADA] + ["park/hw.py"],
    ),
    "near: notes for students": Row(
        {U1: f"{U1}/hw.py", U2: f"{U2}/hw.py"},
        [f"{U1}/STUDENT.txt", f"{U2}/STUDENTS - READ ME.txt"],
    ),
}

SETTINGS = "user_assignment_settings.json"


def active(version: object) -> str:
    return f'{{"active_version": {version}, "history": [{{"version": 1, "who": "bray"}}]}}'


LEE = {"submissions/lee/1/hw.py": RIGHT, f"submissions/lee/{SETTINGS}": active(1)}
LEES = {"lee": "submissions/lee/1/hw.py"}
RAYS = "submissions/ray"


def versions(*numbers: int, says: str | None, of: str = RAYS) -> Files:
    """Return Lee's one version and those of Ray, and what says which of these counts."""
    files: Files = {**LEE, **{f"{of}/{n}/hw.py": RIGHT for n in numbers}}
    return files if says is None else {**files, f"{of}/{SETTINGS}": says}


def of_ray(number: int, name: str = "hw.py") -> dict[str, str]:
    return {**LEES, "ray": f"{RAYS}/{number}/{name}"}


SUBMITTY = {
    "the second of three": Row(of_ray(2), versions(1, 2, 3, says=active(2))),
    "the first of eleven": Row(of_ray(1), versions(*range(1, 12), says=active(1))),
    "the tenth of eleven": Row(of_ray(10), versions(*range(1, 12), says=active(10))),
    "the last of two": Row(of_ray(2), versions(1, 2, says=active(2))),
    "an older one, though the newer was changed later": Row(
        of_ray(1), versions(1, 2, says=active(1)), days={f"{RAYS}/2/hw.py": 4}
    ),
    "another is called like the exercise": Row(
        of_ray(1), versions(1, 2, says=active(1)) | {f"{RAYS}/2/tanh_gain.py": RIGHT}
    ),
    "nothing handed in": Row(LEES, versions(1, 2, says=active(0)), ("ray",)),
    "a document counts": Row(
        LEES, versions(1, says=active(2)) | {f"{RAYS}/2/hw.pdf": "x"}, ("ray",)
    ),
    "a broken file, the newest": Row(
        of_ray(10), versions(9, 10, says='{"active_version": '), days={f"{RAYS}/10/hw.py": 1}
    ),
    "a list, the newest": Row(
        of_ray(10), versions(9, 10, says="[9]"), days={f"{RAYS}/10/hw.py": 1}
    ),
    "an empty file, the newest": Row(
        of_ray(10), versions(9, 10, says=""), days={f"{RAYS}/10/hw.py": 1}
    ),
    "no file, the newest": Row(
        of_ray(10), versions(9, 10, says=None), days={f"{RAYS}/10/hw.py": 1}
    ),
    "no file, the largest": Row(of_ray(2), versions(1, 2, says=None)),
    "a helper in each": Row(
        of_ray(2),
        versions(says=active(2))
        | {f"{RAYS}/{n}/hw.py": HELPED for n in (1, 2, 3)}
        | {f"{RAYS}/{n}/helpers.py": HELPER for n in (1, 2, 3)},
        beside={"ray": "helpers.py"},
    ),
    "folders in a version": Row(
        of_ray(1, "src/hw.py"),
        versions(says=active(1)) | {f"{RAYS}/{n}/src/hw.py": RIGHT for n in (1, 2)},
    ),
    "an archive in a version": Row(
        of_ray(1, "hw.zip/hw.py"), {**versions(2, says=active(1)), f"{RAYS}/1/hw.zip": ["hw.py"]}
    ),
    "without a folder around": Row(
        {"lee": "lee/1/hw.py", "ray": "ray/1/hw.py"},
        {f"{who}/{n}/hw.py": RIGHT for who in ("lee", "ray") for n in (1, 2)}
        | {f"{who}/{SETTINGS}": active(1) for who in ("lee", "ray")},
    ),
    "logins that are numbers": Row(
        {"20231": "20231/1/hw.py", "20232": "20232/1/hw.py"},
        {f"{who}/{n}/hw.py": RIGHT for who in ("20231", "20232") for n in (1, 2)}
        | {f"{who}/{SETTINGS}": active(1) for who in ("20231", "20232")},
    ),
    "near: a file of that name within a version": Row(
        of_ray(2), versions(1, 2, says=active(2)) | {f"{RAYS}/2/{SETTINGS}": active(1)}
    ),
    "near: a file of that name within a version alone": Row(
        of_ray(2), versions(1, 2, says=None) | {f"{RAYS}/2/{SETTINGS}": active(0)}
    ),
    "near: a file of that name and no versions": Row(
        {"lee": "lee/hw.py", "park": "park/hw.py"}, {f"lee/{SETTINGS}": active(0)}
    ),
    "near: a file of another name": Row(
        {"lee": "lee/2/hw.py", "park": "park/hw.py"},
        {"lee/1/hw.py": RIGHT, "lee/config.json": active(1)},
    ),
    "near: a version of what the student calls so": Row(
        of_ray(1), versions(1, 2, says=active(1)) | {f"{RAYS}/1/model/2/hw_old.py": HELPER}
    ),
    "near: a text that speaks of it": Row(
        of_ray(2), versions(1, 2, says='{"note": "active_version: 1"}')
    ),
}

SURELY = (
    "Feedback Attachments",
    "Feedback Attachment(s)",
    "3_Rückgaben",
    "Rückgaben",
    "returned files",
    "Returned Files",
    "returnbox",
    "peer_reviews",
    "Peer Reviews",
    "peer-reviews",
    "reviews/for_lee_ann",
    "рецензии",
    "Рецензии",
    "互评",
    "hw1/peer_reviews/anon 3",
)
PERHAPS = ("feedback", "Feedback", "returned", "review", "Korrektur", "Korrekturen", "отзывы")
PERHAPS = (*PERHAPS, "Отзывы", "评语", "hw1/feedback", "2_Korrektur")
WRITTEN = {
    **{
        f"{where}, beside own": Row(
            {"lee": "lee/hw.py", "park": "park/hw.py"},
            [f"lee/{where}/tanh_gain.py"],
            days={f"lee/{where}/tanh_gain.py": 5},
        )
        for where in (*SURELY, *PERHAPS)
    },
    **{
        f"{where}, beside own in a folder": Row(
            {"lee": "lee/solution/hw.py", "park": "park/hw.py"},
            [f"lee/{where}/hw.py"],
            days={f"lee/{where}/hw.py": 5},
        )
        for where in (*SURELY, *PERHAPS)
    },
    **{
        f"{where}, alone": Row(
            {"kim": "kim/hw.py", "park": "park/hw.py"}, [f"lee/{where}/hw.py"], ("lee",)
        )
        for where in SURELY
    },
    **{
        f"{where}, all there is": Row(
            {"kim": "kim/hw.py", "lee": f"lee/{where}/hw.py", "park": "park/hw.py"}
        )
        for where in PERHAPS
    },
    "a document of one's own and reviews": Row(
        {"kim": "kim/hw.py", "park": "park/hw.py"},
        ["lee/hw.pdf", "lee/peer_reviews/hw.py"],
        ("lee",),
    ),
    "reviews of several": Row(
        {"kim": "kim/hw.py", "park": "park/hw.py"},
        [*(f"lee/reviews/for_{who}/hw.py" for who in ("kim", "park", "ray_bo"))],
        ("lee",),
    ),
    "in Moodle": Row(
        {
            "Lee Kim_9": "Lee Kim_9_assignsubmission_file_/hw.py",
            "Öz Ali_7": "Öz Ali_7_assignsubmission_file_/hw.py",
        },
        ["Lee Kim_9_assignsubmission_file_/peer_reviews/tanh_gain.py"],
    ),
    "in an archive": Row(
        {"lee": "lee.zip/hw.py", "park": "park.zip/hw.py"},
        {"lee.zip": ["hw.py", "peer_reviews/tanh_gain.py"], "park.zip": ["hw.py"]},
    ),
    **{
        f"near: a student who is called {name}": Row(
            {name: f"{name}/hw.py", "lee": "lee/hw.py", "park": "park/hw.py"}
        )
        for name in ("Review", "Feedback", "Returned", "Korrektur", "Отзывы")
    },
    **{
        f"near: own work in {name}": Row(
            {"lee": f"lee/{name}/tanh_gain.py", "park": "park/hw.py"}, ["lee/old.py"]
        )
        for name in (
            "movie_reviews",
            "review_classifier",
            "feedback_network",
            "FeedbackLoop",
            "reviews_dataset",
            "discounted_returns",
            "Korrekturfaktor",
            "отзывы_о_фильмах",
            "影评分类",
        )
    },
    **{
        f"near: a file {name}": Row({"lee": f"lee/{name}", "park": "park/hw.py"})
        for name in ("review.py", "feedback.ipynb", "peer_reviews.py", "рецензии.py", "互评.py")
    },
    **{
        f"near: {name} around all": Row({"lee": f"{name}/lee/hw.py", "park": f"{name}/park/hw.py"})
        for name in ("review", "peer_reviews", "returned", "Korrektur")
    },
}

REPOSITORIES = [
    "hw1-ilee/hw.py",
    "hw1-ilee/.git/config",
    "hw1-apark/hw.py",
    "hw1-apark/.git/config",
]
GITS = {"ilee": "hw1-ilee/hw.py", "apark": "hw1-apark/hw.py"}


def repositories(*more: str, above: str = "", name: str = "tanh_gain.py") -> list[str]:
    extra = [f"hw1-{each}/{file}" for each in more for file in (name, ".git/config")]
    return [above + each for each in (*REPOSITORIES, *extra)]


TWO = ["lee/hw.py", "park/hw.py"]
TWOS = {"lee": "lee/hw.py", "park": "park/hw.py"}
COURSE = {
    "exercise, solution, tests": Row(GITS, repositories("exercise", "solution", "tests")),
    "exercise and tests": Row(GITS, repositories("exercise", "tests")),
    "solution and tests": Row(GITS, repositories("solution", "tests")),
    "exercise and solution": Row(GITS, repositories("exercise", "solution")),
    "in a folder": Row(
        {who: f"hw1-submissions/{name}" for who, name in GITS.items()},
        repositories("exercise", "solution", "tests", above="hw1-submissions/"),
    ),
    "deeper files": Row(GITS, repositories("exercise", "solution", name="src/main/hw.py")),
    **{
        f"a folder {name}": Row(TWOS, [*TWO, f"{name}/hw.py"])
        for name in (
            "5_Musterlösungen",
            "Musterlösung",
            "Musterloesung",
            "model solution",
            "Model Solutions",
            "sample solution",
            "reference solution",
            "Эталонное решение",
            "эталонные решения",
            "решение преподавателя",
            "参考答案",
        )
    },
    "a folder among folders of first and last names": Row(
        {"Lee Ann": "Lee Ann/hw.py", "Kim Olga": "Kim Olga/hw.py"}, ["Model Solution/hw.py"]
    ),
    "a folder in the folder of the class": Row(
        {"lee": "HW3/lee/hw.py", "park": "HW3/park/hw.py"}, ["HW3/5_Musterlösungen/hw.py"]
    ),
    **{
        f"a file {name}": Row({"lee": "lee.py", "park": "park.py"}, [name])
        for name in (
            "HW3_template.py",
            "template.py",
            "hw3-template.ipynb",
            "Vorlage.py",
            "Vorlage_HW3.py",
            "шаблон.ipynb",
            "шаблон_дз3.py",
            "starter_code.py",
            "Musterlösung.py",
            "эталонное решение.py",
            "参考答案.py",
        )
    },
    "near: a student whose login is tests": Row(
        {**GITS, "tests": "hw1-tests/hw.py"}, repositories("tests", name="hw.py")
    ),
    "near: a student whose login is solution": Row(
        {**GITS, "solution": "hw1-solution/hw.py"}, repositories("solution", name="hw.py")
    ),
    "near: logins that begin so": Row(
        {
            **GITS,
            "tests-lee": "hw1-tests-lee/hw.py",
            "solution-ray": "hw1-solution-ray/hw.py",
            "exercise2": "hw1-exercise2/hw.py",
        },
        repositories("tests-lee", "solution-ray", "exercise2", name="hw.py"),
    ),
    **{
        f"near: a student's own {name}": Row({"lee": f"lee/{name}/hw.py", "park": "park/hw.py"})
        for name in ("model solution", "5_Musterlösungen", "Эталонное решение", "参考答案")
    },
    **{
        f"near: a student's {name}": Row(
            {"lee": "lee.py", "park": "park.py", name.rpartition(".")[0]: name}
        )
        for name in (
            "ivanov_template.py",
            "solution_ray.py",
            "ray_model_solution.py",
            "Templeton.py",
            "Шаблонов.py",
            "Иванов_шаблон.ipynb",
            "Mustermann.py",
            "Vorlaender.py",
            "王芳_模板.py",
        )
    },
    **{
        f"near: a student in a folder {name}": Row({**TWOS, name: f"{name}/hw.py"}, [*TWO])
        for name in ("Mustermann Max", "Solution Alice", "Шаблонова Инна", "Tester Anna")
    },
}

HW3 = "HW3"
RESIT = "HW3_resit_2024-03-15"


def resat(first: str, second: str, *, late: int = 7, name: str = "hw.py") -> Row:
    """Return a class of which one hands in again, in a second folder with one more."""
    again = f"{second}/Kim Olga/{name}"
    older = f"{first}/Kim Olga/hw.py"
    return Row(
        {
            "Tan Wei": f"{first}/Tan Wei/hw.py",
            "Kim Olga": again if late > 0 else older,
            "Lee Ann": f"{second}/Lee Ann/hw.py",
        },
        [older, again],
        days={again: late} if late > 0 else {older: -late},
    )


def own(student: str, *files: str) -> Files:
    return {f"{student}/{name}": RIGHT for name in files}


AROUND = {
    "a resit": resat(HW3, RESIT),
    "a resit that sorts before": resat("HW3", "Again"),
    "in Russian": resat("Первая волна", "Пересдача"),
    "in Chinese": resat("第一批", "第二批"),
    "letters": resat("A", "B"),
    "the newer lies in the first folder": resat(HW3, RESIT, late=-7),
    "nobody in both": Row(
        {
            "Tan Wei": f"{HW3}/Tan Wei/hw.py",
            "Lee Ann": f"{HW3}/Lee Ann/hw.py",
            "Kim Olga": f"{RESIT}/Kim Olga/hw.py",
            "Bo Ray": f"{RESIT}/Bo Ray/hw.py",
        }
    ),
    **{
        f"{both} in both": Row(
            {
                first: f"первый срок/{first}/hw.py",
                both: f"второй срок/{both}/hw.py",
                second: f"второй срок/{second}/hw.py",
            },
            [f"первый срок/{both}/hw.py"],
            days={f"второй срок/{both}/hw.py": 1},
        )
        for first, both, second in (
            ("Иванов Иван", "Петрова Анна", "Ли Ольга"),
            ("李娜", "王芳", "张伟"),
            ("Tan_Wei", "Kim_Olga", "Lee_Ann"),
        )
    },
    "a document in the resit": Row(
        {
            "Tan Wei": f"{HW3}/Tan Wei/hw.py",
            "Kim Olga": f"{HW3}/Kim Olga/hw.py",
            "Lee Ann": f"{RESIT}/Lee Ann/hw.py",
            "Bo Ray": f"{RESIT}/Bo Ray/hw.py",
        },
        [f"{RESIT}/Kim Olga/hw.pdf"],
        days={f"{RESIT}/Kim Olga/hw.pdf": 7},
    ),
    "a document alone": Row(
        {
            "Tan Wei": f"{HW3}/Tan Wei/hw.py",
            "Bo Ray": f"{RESIT}/Bo Ray/hw.py",
            "Lee Ann": f"{RESIT}/Lee Ann/hw.py",
        },
        [f"{HW3}/Bo Ray/hw.py", f"{HW3}/Kim Olga/hw.pdf"],
        ("Kim Olga",),
        days={f"{RESIT}/Bo Ray/hw.py": 7},
    ),
    "near: own projects, and a program beside them": Row(
        {"lee": "lee/main.py", "park": "park/main.py"},
        own("lee", "Data Loading/load.py", "Model Training/train.py", "main.py")
        | own("park", "Data Loading/load.py", "Model Training/train.py", "main.py"),
    ),
    "near: a project of each": Row(
        {"Lee": "Lee/Final Project/hw.py", "Park": "Park/Final Project/hw.py"},
        own("Lee", "Final Project/hw.py") | own("Park", "Final Project/hw.py"),
    ),
    "near: another project of each": Row(
        {"lee": "lee/Neural Net/hw.py", "park": "park/Gradient Descent/hw.py"},
        own("lee", "Neural Net/hw.py") | own("park", "Gradient Descent/hw.py"),
    ),
    "near: two words in the folders of first and last names": Row(
        {"Lee Ann": "Lee Ann/New Version/tanh_gain.py", "Kim Olga": "Kim Olga/Fashion Mnist/hw.py"},
        own("Lee Ann", "Old Version/hw.py", "New Version/tanh_gain.py")
        | own("Kim Olga", "Fashion Mnist/hw.py"),
    ),
    "near: two words in Russian": Row(
        {"Иванов": "Иванов/Обучение Модели/hw.py", "Петров": "Петров/Загрузка Данных/hw.py"},
        own("Иванов", "Обучение Модели/hw.py") | own("Петров", "Загрузка Данных/hw.py"),
    ),
    **{
        f"near: {word} in Chinese": Row(
            {"李娜": f"李娜/{word}/hw.py", "王芳": f"王芳/{word}/hw.py"},
            own("李娜", f"{word}/hw.py") | own("王芳", f"{word}/hw.py"),
        )
        for word in ("张量", "程序", "任务", "文件", "项目", "代码", "模型", "方法")
    },
    "near: words of one's own in Chinese": Row(
        {"student1": "student1/张量/hw.py", "student2": "student2/任务/hw.py"},
        own("student1", "张量/hw.py") | own("student2", "任务/hw.py"),
    ),
    "near: logins with a project each": Row(
        {"xkim07": "xkim07/Machine Learning/hw.py", "xlee01": "xlee01/Deep Learning/hw.py"},
        own("xkim07", "Machine Learning/hw.py") | own("xlee01", "Deep Learning/hw.py"),
    ),
    "near: a folder late of a student's own": Row({"lee": "lee/late/hw.py", "park": "park/hw.py"}),
    "near: tasks in the folders of first and last names": Row(
        {"Tan Wei": "Tan Wei/task1/hw.py", "Kim Olga": "Kim Olga/task1/hw.py"}
    ),
}


def each(*names: str) -> Row:
    """Return a row in which each file is somebody's."""
    return Row({name.rpartition(".")[0]: name for name in names}, list(names))


def newer(first: str, second: str, *more: str) -> Row:
    """Return a row in which the second file is of whose the first is, and changed later."""
    student = first.rpartition(".")[0]
    graded = {name.rpartition(".")[0]: name for name in more}
    return Row({student: second, **graded}, [first, *more], days={second: 1})


COPIES = {
    "a browser's": each("hw3.py", "hw3 (1).py", "hw3 (2).py"),
    "in German": each("Abgabe.py", "Abgabe(1).py"),
    "in Chinese": each("作业.py", "作业 (1).py"),
    "in Chinese with wide brackets": each("作业.py", "作业（1）.py", "作业（2）.py"),
    "in Russian": each("домашка.py", "домашка (1).py", "домашка (2).py"),
    "another word in Russian": each("решение.py", "решение (1).py"),
    "notebooks": each("Untitled.ipynb", "Untitled (1).ipynb"),
    "main": each("main.py", "main (1).py", "main (2).py"),
    "final homework": each("hw3_final.py", "hw3_final (1).py"),
    "a lab": each("lab 2.py", "lab 2 (1).py", "lab 2 (2).py"),
    "beside names": each("hw3.py", "hw3 (1).py", "Lee.py", "Park.py"),
    "whoever is called student": each("student.py", "student (1).py"),
    "a second one of a student's": newer("Lee.py", "Lee (1).py", "Park.py"),
    "a second one of the exercise's name in a folder": Row(
        {"Lee": "Lee/tanh (1).py", "Park": "Park/tanh_late.py"},
        ["Lee/tanh.py", "Park/tanh.py"],
        days={"Lee/tanh (1).py": 1, "Park/tanh_late.py": 1},
    ),
    "a second one of a student's with work": newer("Lee_hw3.py", "Lee_hw3 (1).py", "Park_hw3.py"),
    **{
        f"late: {second}": newer(first, second, "Park.py")
        for first, second in (
            ("Lee.py", "Lee_late.py"),
            ("Lee.py", "Lee LATE.py"),
            ("Lee.py", "Lee (late).py"),
            ("Lee.py", "Lee (resubmission).py"),
            ("Lee.py", "Lee_resubmitted.py"),
            ("Lee.py", "Lee - resubmission.py"),
            ("李娜.py", "李娜（补交）.py"),
            ("Lee_hw3.py", "Lee_hw3_late.py"),
            ("Ann Lee.ipynb", "Ann Lee late.ipynb"),
            ("Lee.py", "Lee_late.ipynb"),
        )
    },
    "late, but changed before": Row(
        {"Lee": "Lee.py", "Park": "Park.py"}, ["Lee_late.py"], days={"Lee.py": 2}
    ),
    "late again": Row(
        {"Lee": "Lee_late.py", "Park": "Park.py"},
        ["Lee.py", "Lee (1).py"],
        days={"Lee_late.py": 2, "Lee (1).py": 1},
    ),
    "near: names that begin like words for late": each("Lee.py", "Lee_Latimer.py", "Park.py"),
    "near: another name in brackets": each("Lee.py", "Lee (Kim).py", "Lee (Ann).py"),
    "near: groups in brackets": each("Иванов.py", "Иванов (группа 2).py"),
    "near: groups in wide brackets": each("李娜（一班）.py", "李娜（二班）.py"),
    "near: a group by its number": each("Lee.py", "Lee (CS-101).py"),
    "near: names that end in a number": each("ivanov.py", "ivanov2.py", "lee_1.py", "lee_2.py"),
    "near: numbers alone in brackets": each("Lee (1).py", "Park (2).py"),
    "near: late without another": each("Lee_late.py", "Park.py"),
    "near: a student who is called Late": each("Late.py", "Lee.py"),
    "near: copies in a student's own folder": Row(
        {"lee": "lee/hw3 (1).py", "park": "park/hw3.py"}, ["lee/hw3.py"], days={"lee/hw3 (1).py": 1}
    ),
    "near: folders of nobody's names": Row(
        {"lee": "lee/hw3.py", "park": "park/hw3 (1).py", "ray": "ray/hw3 (2).py"}
    ),
}

RULES = {
    "autolab": AUTOLAB,
    "codegrade": CODEGRADE,
    "yandex": YANDEX,
    "cocalc": COCALC,
    "submitty": SUBMITTY,
    "written by others": WRITTEN,
    "the course's": COURSE,
    "around": AROUND,
    "copies": COPIES,
}


@rows_of(RULES)
def test_whose_each_file_is_in_a_folder_and_in_an_archive(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row) == row
