"""Whose file is whose in what teachers download or lay out themselves, and near misses."""

from pathlib import Path

from class_files import HELPED, HELPER, Row, found_in, laid, rows_of

PART = "drive-download-20241205T114900Z-00"
DRIVE = {
    "two parts, packed": Row(
        {
            "Ivan Ivanov": f"{PART}1.zip/Ivan Ivanov - tanh_gain.ipynb",
            "Anna Petrova": f"{PART}2.zip/Anna Petrova - tanh_gain.ipynb",
        },
        {
            f"{PART}1.zip": ["Ivan Ivanov - tanh_gain.ipynb"],
            f"{PART}2.zip": ["Anna Petrova - tanh_gain.ipynb"],
        },
    ),
    "two parts, unpacked": Row(
        {
            "Ivan Ivanov": f"{PART}1/Ivan Ivanov - tanh_gain.ipynb",
            "Anna Petrova": f"{PART}2/Anna Petrova - tanh_gain.ipynb",
        }
    ),
    "another title": Row(
        {
            "Ivan Ivanov": f"{PART}1/Ivan Ivanov - tanh_gain.ipynb",
            "Anna Petrova": f"{PART}1/Anna Petrova - tanh_gain.ipynb",
            "Max Weber": f"{PART}1/Max Weber - Untitled0.ipynb",
        }
    ),
    "another title, alone in its part": Row(
        {
            "Ivan Ivanov": f"{PART}1/Ivan Ivanov - tanh_gain.ipynb",
            "Anna Petrova": f"{PART}1/Anna Petrova - tanh_gain.ipynb",
            "Max Weber": f"{PART}2/Max Weber - Untitled0.ipynb",
        }
    ),
    "a helper": Row(
        {
            "Ivan Ivanov": f"{PART}1/Ivan Ivanov - tanh_gain.py",
            "Lena Park": f"{PART}1/Lena Park - tanh_gain.py",
        },
        {f"{PART}1/Lena Park - tanh_gain.py": HELPED, f"{PART}1/Lena Park - helpers.py": HELPER},
        beside={"Lena Park": "helpers.py"},
    ),
    "a helper in the other part": Row(
        {
            "Ivan Ivanov": f"{PART}1/Ivan Ivanov - tanh_gain.py",
            "Lena Park": f"{PART}1/Lena Park - tanh_gain.py",
            "Max Weber": f"{PART}2/Max Weber - tanh_gain.py",
        },
        {f"{PART}1/Lena Park - tanh_gain.py": HELPED, f"{PART}2/Lena Park - helpers.py": HELPER},
        beside={"Lena Park": "helpers.py"},
    ),
    "a folder of the assignment in each part": Row(
        {
            "Ivan Ivanov": f"{PART}1/Homework 1/Ivan Ivanov - tanh_gain.ipynb",
            "Иванова Анна": f"{PART}2/Homework 1/Иванова Анна - tanh_gain.ipynb",
        }
    ),
    "a dash in a title and a hyphen in a name": Row(
        {
            "Anna-Maria Müller": f"{PART}1/Anna-Maria Müller - tanh_gain.ipynb",
            "Ivan Ivanov": f"{PART}1/Ivan Ivanov - tanh_gain - final.ipynb",
            "Bo Lee": f"{PART}1/Bo Lee - tanh_gain.ipynb",
        }
    ),
    "parts without names are flat": Row(
        {"ivanov": f"{PART}1/ivanov.py", "petrov": f"{PART}2/petrov.py"}
    ),
    "near: a dash in what one student wrote": Row(
        {"lee": "lee/report - final.py", "park": "park/hw.py"}
    ),
    "near: two dashes in what one student wrote": Row(
        {"lee": "lee/report - final.py", "park": "park/hw.py"}, {"lee/report - tools.py": HELPER}
    ),
    "near: a download in a student's own folder": Row(
        {"ivanov": f"ivanov/{PART}1/hw.py", "petrov": "petrov/hw.py"}
    ),
    "near: the name behind the dash": Row(
        {"hw - ivanov": "hw - ivanov.py", "hw - petrov": "hw - petrov.py"}
    ),
}

MARTA = "Kovács, Márta(mkovacs)"
LEE = "Lee, Kim(klee)"
SENT = "Submission attachment(s)"
BACK = "Feedback Attachment(s)"
TWO = [f"hw1/{MARTA}/{SENT}/hw.py", f"hw1/{LEE}/{SENT}/hw.py"]
TWO_GRADED = {MARTA: TWO[0], LEE: TWO[1]}
SAKAI = {
    "two students": Row(TWO_GRADED, TWO),
    "without a folder around": Row({MARTA: f"{MARTA}/{SENT}/hw.py", LEE: f"{LEE}/{SENT}/hw.py"}),
    "feedback": Row(TWO_GRADED, [*TWO, f"hw1/{MARTA}/{BACK}/hw.py"]),
    "feedback that is called like the exercise": Row(
        TWO_GRADED, [*TWO, f"hw1/{MARTA}/{BACK}/tanh_gain.py"]
    ),
    "feedback alone": Row(TWO_GRADED, [*TWO, f"hw1/Öz, Ali(aoz)/{BACK}/hw.py"], ("Öz, Ali(aoz)",)),
    "what Sakai writes": Row(
        TWO_GRADED,
        [
            *TWO,
            f"hw1/{MARTA}/timestamp.txt",
            f"hw1/{MARTA}/comments.txt",
            f"hw1/{LEE}/Lee, Kim(klee)_submissionText.html",
            "hw1/grades.csv",
        ],
    ),
    "a document": Row(TWO_GRADED, [*TWO, f"hw1/Öz, Ali(aoz)/{SENT}/hw.docx"], ("Öz, Ali(aoz)",)),
    "an archive": Row(
        {MARTA: TWO[0], LEE: f"hw1/{LEE}/{SENT}/hw.zip/hw.py"},
        {f"hw1/{LEE}/{SENT}/hw.zip": ["hw.py"]},
    ),
    "an address for a login": Row(
        {MARTA: TWO[0], "Иванов, Иван(i@x.example)": f"hw1/Иванов, Иван(i@x.example)/{SENT}/hw.py"}
    ),
    "near: feedback.py of a student's": Row(
        {MARTA: f"hw1/{MARTA}/{SENT}/feedback.py", LEE: TWO[1]}
    ),
    "near: feedback.py in an own folder": Row({"lee": "lee/feedback.py", "park": "park/hw.py"}),
    "near: a number in brackets": Row({"Ivanov(2)": "Ivanov(2)/hw.py", "Petrov": "Petrov/hw.py"}),
    "near: a folder of feedback that the student handed in": Row(
        {MARTA: f"hw1/{MARTA}/{SENT}/feedback/hw.py", LEE: TWO[1]}
    ),
    "near: a folder of feedback in an own folder": Row(
        {"lee": "lee/feedback/hw.py", "park": "park/hw.py"}
    ),
}

HANDED = "Student Work/Submitted files"
DRAFTS = "Student Work/Working files"
KIM = f"{HANDED}/Kim Lee/Homework 1/Version 1/hw.py"
TEAMS = {
    "two students": Row(
        {"Kim Lee": KIM, "Анна Петрова": f"{HANDED}/Анна Петрова/Homework 1/Version 2/hw.py"}
    ),
    "two versions": Row(
        {"Kim Lee": KIM, "Bo Ray": f"{HANDED}/Bo Ray/Homework 1/Version 2/hw.py"},
        [*(f"{HANDED}/Bo Ray/Homework 1/Version {n}/hw.py" for n in (1, 2))],
    ),
    "ten after nine": Row(
        {"Kim Lee": KIM, "Bo Ray": f"{HANDED}/Bo Ray/Homework 1/Version 10/hw.py"},
        [*(f"{HANDED}/Bo Ray/Homework 1/Version {n}/hw.py" for n in (9, 10))],
    ),
    "an older version is called like the exercise": Row(
        {"Kim Lee": KIM, "Bo Ray": f"{HANDED}/Bo Ray/Homework 1/Version 2/hw.py"},
        [f"{HANDED}/Bo Ray/Homework 1/Version 1/tanh_gain.py"],
    ),
    "working files beside": Row({"Kim Lee": KIM}, [f"{DRAFTS}/Kim Lee/Homework 1/tanh_gain.py"]),
    "working files of somebody else": Row(
        {"Kim Lee": KIM, "Bo Ray": f"{HANDED}/Bo Ray/Homework 1/Version 1/hw.py"},
        [f"{DRAFTS}/Eve/Homework 1/hw.py"],
    ),
    "without the outer folder": Row(
        {
            "Bo Ray": "Submitted files/Bo Ray/Homework 1/Version 2/hw.py",
            "Kim Lee": "Submitted files/Kim Lee/Homework 1/Version 2/hw.py",
        },
        [
            f"Submitted files/{name}/Homework 1/Version {n}/hw.py"
            for name in ("Bo Ray", "Kim Lee")
            for n in (1, 2)
        ],
    ),
    "without versions": Row(
        {
            "Bo Ray": f"{HANDED}/Bo Ray/Homework 1/hw.py",
            "Kim Lee": f"{HANDED}/Kim Lee/Homework 1/hw.py",
        }
    ),
    "a document": Row(
        {"Kim Lee": KIM}, [f"{HANDED}/Bo Ray/Homework 1/Version 1/hw.docx"], ("Bo Ray",)
    ),
    "near: version2.py": Row({"lee": "lee/version2.py", "park": "park/hw.py"}),
    "near: version2.py within the first version": Row(
        {"Kim Lee": KIM, "Bo Ray": f"{HANDED}/Bo Ray/Homework 1/Version 2/hw.py"},
        [f"{HANDED}/Bo Ray/Homework 1/Version 1/version9.py"],
    ),
    "near: a version within a version": Row(
        {"Kim Lee": KIM, "Bo Ray": f"{HANDED}/Bo Ray/Homework 1/Version 2/hw.py"},
        [f"{HANDED}/Bo Ray/Homework 1/Version 1/Version 9/hw.py"],
    ),
    "near: own drafts": Row({"lee": "lee/drafts/hw.py", "park": "park/hw.py"}),
    "near: own working files": Row({"lee": "lee/Working files/hw.py", "park": "park/hw.py"}),
}

TRIES = {
    "the seventh digit": Row({"lee": "lee/1000002.py", "park": "park/hw.py"}, ["lee/999998.py"]),
    "two students": Row(
        {"lee": "lee/1000002.py", "park": "park/1000001.py"}, ["lee/999998.py", "park/999999.py"]
    ),
    "three tries": Row({"lee": "lee/101.py", "park": "park/hw.py"}, ["lee/98.py", "lee/99.py"]),
    "notebooks": Row({"lee": "lee/1000002.ipynb", "park": "park/hw.py"}, ["lee/999998.ipynb"]),
    "in an archive": Row(
        {"lee": "lee.zip/1000002.py", "park": "park.zip/5.py"},
        {"lee.zip": ["999998.py", "1000002.py"], "park.zip": ["5.py"]},
    ),
    "in a folder of the student's": Row(
        {"lee": "lee/tries/1000002.py", "park": "park/hw.py"}, ["lee/tries/999998.py"]
    ),
    "in the folder of a course": Row(
        {"lee": "stepik/lee/1000002.py", "park": "stepik/park/7.py"}, ["stepik/lee/999998.py"]
    ),
    "zeros in front": Row({"lee": "lee/1000.py", "park": "park/hw.py"}, ["lee/00999.py"]),
    "near: numbers of students": Row({"40123": "40123.py", "9124": "9124.py"}),
    "near: a larger number that only helps": Row(
        {"lee": "lee/999998.py", "park": "park/hw.py"}, {"lee/1000002.py": HELPER}
    ),
    "near: the exercise's name beside a number": Row(
        {"lee": "lee/tanh_gain.py", "park": "park/hw.py"}, ["lee/1000002.py"]
    ),
    "near: a larger number that is no program": Row(
        {"lee": "lee/999998.py", "park": "park/hw.py"}, ["lee/1000002.csv"]
    ),
    "near: a number for a folder": Row({"999998": "999998/hw.py", "1000002": "1000002/hw.py"}),
}

SECTIONS = {
    "two of one name": Row(
        {
            "Smith_hw (Section A)": "Section A/Smith_hw.py",
            "Smith_hw (Section B)": "Section B/Smith_hw.py",
        }
    ),
    "two of one name, and others": Row(
        {
            "Smith_hw (Section A)": "Section A/Smith_hw.py",
            "Lee_hw": "Section A/Lee_hw.py",
            "Smith_hw (Section B)": "Section B/Smith_hw.py",
            "Park_hw": "Section B/Park_hw.py",
        }
    ),
    "in Russian": Row(
        {
            "Иванов (Секция 1)": "Секция 1/Иванов.py",
            "Ли": "Секция 1/Ли.py",
            "Иванов (Секция 2)": "Секция 2/Иванов.py",
            "Пак": "Секция 2/Пак.py",
        }
    ),
    "one in each": Row({"Smith_hw": "Section A/Smith_hw.py", "Lee_hw": "Section B/Lee_hw.py"}),
    "late ones": Row(
        {
            "Smith": "On time/Smith.py",
            "Park": "On time/Park.py",
            "Lee": "Late/Lee.py",
            "Ray": "Late/Ray.py",
        }
    ),
    "one late one beside sections": Row(
        {
            "Smith": "Section A/Smith.py",
            "Park": "Section A/Park.py",
            "Ray": "Section B/Ray.py",
            "Lee": "Late/Lee.py",
        }
    ),
    "late ones beside a flat folder": Row(
        {"Smith": "Smith.py", "Park": "Park.py", "Lee": "Late/Lee.py"}
    ),
    "in the folder of a course": Row(
        {
            "Smith (Section 1)": "course/Section 1/Smith.py",
            "Lee": "course/Section 1/Lee.py",
            "Smith (Section 2)": "course/Section 2/Smith.py",
        }
    ),
    "a folder a student in each": Row(
        {
            "Smith (Section A)": "Section A/Smith/hw.py",
            "Lee": "Section A/Lee/hw.py",
            "Smith (Section B)": "Section B/Smith/hw.py",
        }
    ),
    "three of one name": Row(
        {f"Smith_hw (Section {n})": f"Section {n}/Smith_hw.py" for n in (1, 2, 3)}
    ),
    "near: a student who is called Section, a folder": Row(
        {"Section": "Section/hw.py", "Smith": "Smith/hw.py"}
    ),
    "near: a student who is called Section, a file": Row(
        {"Section": "Section.py", "Smith": "Smith.py"}
    ),
    "near: a student who is called Late within a section": Row(
        {"Late": "Section A/Late.py", "Smith": "Section A/Smith.py", "Lee": "Section B/Lee.py"}
    ),
    "near: a student's own folder Late": Row({"Smith": "Smith/Late/hw.py", "Lee": "Lee/hw.py"}),
    "near: sections within a student's own work": Row(
        {"Smith": "Smith/Section A/tanh_gain.py", "Lee": "Lee/hw.py"},
        {"Smith/Section B/tools.py": HELPER},
    ),
}

FLAT = {
    "a copy in Russian": Row({"Иванов": "Иванов.py", "Ли": "Ли.py"}, ["Иванов — копия.py"]),
    "a second copy": Row({"lee": "lee.py", "park": "park.py"}, ["lee - Copy (2).py"]),
    "two copies": Row({"lee": "lee.py", "park": "park.py"}, ["lee - Copy.py", "lee - Copy (2).py"]),
    "a second download": Row({"Lee": "Lee (1).py", "Park": "Park.py"}, ["Lee.py"]),
    "near: a second download that no capital says to be a name": Row(
        {"gain": "gain.py", "gain (1)": "gain (1).py", "Park": "Park.py"}
    ),
    "a copy by a Mac": Row({"lee": "lee.py", "park": "park.py"}, ["lee copy.py"]),
    "what Windows threw away": Row(
        {"lee": "lee.py", "park": "park.py"}, ["$RECYCLE.BIN/S-1-5-21/$RABC.py"]
    ),
    "what Windows keeps": Row(
        {"lee": "lee/hw.py", "park": "park/hw.py"}, ["System Volume Information/x.py"]
    ),
    "the teacher's own": Row({"Иванов": "Иванов.py", "Ли": "Ли.py"}, ["решение_преподавателя.py"]),
    "the teacher's own in English": Row(
        {"lee": "lee.py", "park": "park.py"}, ["teacher_solution.py"]
    ),
    "a program that a mail renamed": Row(
        {"lee": "lee.py", "ray": "ray.py"}, ["park.py.txt"], ("park",)
    ),
    "an empty archive": Row({"lee": "lee.py", "ray": "ray.py"}, {"park.zip": []}, ("park",)),
    "an empty archive among archives": Row(
        {"lee": "lee.zip/hw.py"}, {"lee.zip": ["hw.py"], "park.zip": []}, ("park",)
    ),
    "a document in Russian": Row(
        {"Иванов": "Иванов.py", "Ли": "Ли.py"}, ["Петрова Анна.docx"], ("Петрова Анна",)
    ),
    "a document of who handed in a program": Row(
        {"lee": "lee.py", "park": "park.py"}, ["lee.docx"]
    ),
    "near: a name that begins as one for a copy": Row(
        {"lee": "lee.py", "lee-copeland": "lee-copeland.py", "park": "park.py"}
    ),
    "near: a student who is called Copy": Row({"Copy": "Copy.py", "lee": "lee.py"}),
    "near: a paper of the teacher's": Row(
        {"lee": "lee.py", "park": "park.py"}, ["условие.docx", "syllabus.pdf"]
    ),
    "near: a solution with a student's name": Row(
        {"solution_lee": "solution_lee.py", "solution_park": "solution_park.py"}
    ),
    "near: a student with a name like a teacher's": Row(
        {"Учителев": "Учителев.py", "Преподобный": "Преподобный.py", "Ли": "Ли.py"}
    ),
    "near: numbered students": Row({"student 1": "student 1.py", "student 2": "student 2.py"}),
    "near: a student who is called Recycle": Row({"Recycle": "Recycle/hw.py", "lee": "lee/hw.py"}),
}

RULES = {
    "drive": DRIVE,
    "sakai": SAKAI,
    "teams": TEAMS,
    "tries": TRIES,
    "sections": SECTIONS,
    "flat": FLAT,
}


@rows_of(RULES)
def test_whose_each_file_is_in_a_folder_and_in_an_archive(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row) == row
