"""Whose file is whose where folders say when it came, what runs are called, and what others gave.

A row is what a careful assistant would want who sees the names, and nothing else.
"""

from pathlib import Path

from class_files import Row, found_in, laid, rows_of

IN_TIME = {
    "late ones in a folder beside folders": Row(
        {
            "ivanov": "ivanov/hw.py",
            "petrov": "petrov/hw.py",
            "sidorov": "late/sidorov.py",
            "kuznetsov": "late/kuznetsov.py",
        }
    ),
    "in time and late, with what it costs": Row(
        {
            "Ivanov": "on time/Ivanov.py",
            "Petrov": "on time/Petrov.py",
            "Sidorov": "late (-2 points)/Sidorov.py",
        }
    ),
    "in Russian, with a folder in it": Row(
        {
            "Иванов": "в срок/Иванов.py",
            "Петров": "в срок/Петров/main.py",
            "Сидоров": "ОПОЗДАЛИ (-2 балла)/Сидоров.py",
        }
    ),
    "in Chinese": Row(
        {"张三": "按时提交/张三.py", "李四": "按时提交/李四.py", "王五": "迟交/王五.py"}
    ),
    "in German": Row(
        {"Meyer": "pünktlich/Meyer.py", "Kurz": "pünktlich/Kurz.py", "Lang": "verspätet/Lang.py"}
    ),
    "beside what is the teacher's own": Row(
        {"Иванов": "в срок/Иванов.py", "Петров": "в срок/Петров.py"}, ["моё/эталон_дз3.py"]
    ),
    "in the one folder that there is": Row(
        {
            "Lee": "KINGSTON/on time/Lee.py",
            "Kim": "KINGSTON/on time/Kim.py",
            "Park": "KINGSTON/late/Park.py",
        }
    ),
    "in Spanish": Row(
        {
            "García": "A tiempo/García.py",
            "López": "A tiempo/López.py",
            "Ruiz": "Con retraso/Ruiz.py",
        }
    ),
    "in Polish, one after": Row(
        {"Lis": "w terminie/Lis.py", "Kot": "w terminie/Kot.py", "Nowak": "spóźnione/Nowak.py"}
    ),
    "in Italian": Row(
        {
            "Rossi": "in orario/Rossi.py",
            "Verdi": "in orario/Verdi.py",
            "Bianchi": "in ritardo/Bianchi.py",
        }
    ),
    "near: a student whose name is a day": Row(
        {"Freitag": "Freitag/net.py", "Meyer": "Meyer/net.py"}, ["Freitag/main_old.py"]
    ),
    "near: a student's own folders of work": Row(
        {"lee": "lee/main.py", "kim": "kim/main.py"}, ["lee/old/hw.py"]
    ),
    "near: numbers for names": Row(
        {"student1": "student1/张量/hw.py", "student2": "student2/任务/hw.py"}
    ),
    "near: a student whose name is like the teacher's word": Row(
        {"Эталонов": "Эталонов/hw.py", "Минин": "Минин/hw.py"}
    ),
    "near: students whose names are words for what is the teacher's": Row(
        {"Mine": "Mine.py", "Moi": "Moi.py", "anna": "anna.py", "anna_fix": "anna_fix.py"}
    ),
    "near: a template that a student filled in": Row(
        {"lee": "lee/template.py", "kim": "kim/main.py"}
    ),
}

PEOPLE = {
    "folders of any name with first and last names in them": Row(
        {
            "Zieliński, Michał": "Ania/Zieliński, Michał/hw.py",
            "Kamińska-Bąk Zofia": "Ania/Kamińska-Bąk Zofia/hw.py",
            "Lis, Jan": "Tomek/Lis, Jan.py",
            "Lis Ewa": "Tomek/Lis Ewa.py",
        }
    ),
    "in folders of folders": Row(
        {
            "Rossi, Giulia": "Tomek/fatto/Rossi, Giulia.py",
            "Rossi Giulio": "Tomek/fatto/Rossi Giulio.py",
            "Bianchi, Sara": "Sara/da fare/Bianchi, Sara.py",
            "De Luca Angelo": "Sara/da fare/De Luca Angelo.py",
        }
    ),
    "days of the week in Chinese": Row(
        {
            "张三丰": "周一/张三丰.py",
            "李小龙": "周一/李小龙.py",
            "王小明": "周二/王小明.py",
            "陈一二": "周二/陈一二.py",
        }
    ),
    "both parts of a download": Row(
        {
            "Rossi Giulia": "HW3 - consegne-20240302T091500Z-001.zip/HW3 - consegne/"
            "Rossi Giulia/main.py",
            "Lis Jan": "HW3 - consegne-20240302T091500Z-002.zip/HW3 - consegne/Lis Jan/main.py",
        },
        {
            "HW3 - consegne-20240302T091500Z-001.zip": ["HW3 - consegne/Rossi Giulia/main.py"],
            "HW3 - consegne-20240302T091500Z-002.zip": ["HW3 - consegne/Lis Jan/main.py"],
        },
    ),
    "near: what each calls their work": Row(
        {"lee": "lee/Logistic Regression.py", "kim": "kim/Logistic Regression.py"},
        ["lee/Linear Regression.py", "kim/Linear Regression.py"],
        days={"lee/Logistic Regression.py": 1, "kim/Logistic Regression.py": 1},
    ),
    "near: titles that are like names, no two the same": Row(
        {"lee": "lee/Adam Optimizer.py", "kim": "kim/Res Net.py"},
        ["lee/Monte Carlo.py", "kim/Nelder Mead.py"],
        days={"lee/Adam Optimizer.py": 1, "kim/Res Net.py": 1},
    ),
    "near: what one calls theirs": Row(
        {"Lee Ann": "Lee Ann/Logistic Regression.py", "Kim Bo": "Kim Bo/hw.py"},
        ["Lee Ann/Linear Regression.py"],
        days={"Lee Ann/Logistic Regression.py": 1},
    ),
    "near: small letters": Row(
        {"lee": "lee/train_model.py", "kim": "kim/run_all.py"},
        ["lee/data_loader.py", "kim/net_utils.py"],
        days={"lee/train_model.py": 1, "kim/run_all.py": 1},
    ),
}

RUN = "-A-python3.py"
EJUDGE = {
    "the last run of each": Row(
        {"ivanov.pa": f"000012-ivanov.pa{RUN}", "ivanov.p": f"000104-ivanov.p{RUN}"},
        [f"000007-ivanov.p{RUN}"],
    ),
    "logins with dashes, problems of two letters": Row(
        {"kim-s": "000003-kim-s-B2-pypy3.py", "lee_1": "000004-lee_1-B2-python3.py"}
    ),
    "near: two problems, of which nothing says which is asked": Row(
        {
            "000003-kim-A-python3": "000003-kim-A-python3.py",
            "000004-kim-B-python3": "000004-kim-B-python3.py",
        }
    ),
    "near: numbers that students chose": Row(
        {"2023001-lee-hw": "2023001-lee-hw.py", "2023002-kim-hw": "2023002-kim-hw.py"}
    ),
}

CLONED = "hw3-submissions/hw3"
REVISED = "Lee, Ann - 10442216/Revision"
GIVEN = {
    "the last revision of Schoology, though late": Row(
        {
            "Lee, Ann - 10442216": f"{REVISED} 10 - Late/solution.py",
            "Kim, Bo - 10442217": "Kim, Bo - 10442217/Revision 1 - On time/hw.py",
        },
        [*(f"{REVISED} 9 - On time/init_tanh.py", f"{REVISED} 10 - Late/solution.py")],
    ),
    "a task, what was handed in, and a model solution of OLAT": Row(
        {
            "Lee_Ann_alee": "Lee_Ann_alee/2_submissions/a3.py",
            "Kim_Bo_bkim": "Kim_Bo_bkim/2_submissions/a3.py",
        },
        [
            *("Lee_Ann_alee/1_task/vorlage.py", "Lee_Ann_alee/2_submissions/a3.py"),
            *("Lee_Ann_alee/5_solutions/musterloesung.py", "Kim_Bo_bkim/2_submissions/a3.py"),
        ],
    ),
    "a revision after a correction": Row(
        {
            "Lee_Ann_alee": "Lee_Ann_alee/4_revisions_1/a3.py",
            "Kim_Bo_bkim": "Kim_Bo_bkim/2_submissions/a3.py",
        },
        [
            *("Lee_Ann_alee/2_submissions/a3.py", "Lee_Ann_alee/3_corrections/a3_korrigiert.py"),
            *("Lee_Ann_alee/4_revisions_1/a3.py", "Kim_Bo_bkim/2_submissions/a3.py"),
        ],
    ),
    "nothing but the task": Row(
        {"Kim_Bo_bkim": "Kim_Bo_bkim/2_submissions/a3.py"},
        ["Lee_Ann_alee/1_task/vorlage.py"],
        ("Lee_Ann_alee",),
    ),
    "nothing but tests": Row(
        {"lee": f"{CLONED}-lee/hw.py"},
        [f"{CLONED}-lee/tests/test_hw.py", f"{CLONED}-kim/tests/test_hw.py"],
        ("kim",),
    ),
    "near: what a student called a test": Row(
        {"lee": "lee/test/lee_test.py", "kim": "kim/test.py", "park": "park/test/main.py"}
    ),
    "near: solutions of one's own": Row({"lee": "lee/solutions/hw.py", "kim": "kim/1 task/hw.py"}),
}


def corrected(first: str, second: str) -> Row:
    """Return a row in which somebody's second file, which came later, is graded, and another's."""
    graded = {first.removesuffix(".py"): second, "Park": "Park.py"}
    return Row(graded, [first, second, "Park.py"], days={second: 1})


CORRECTED = {
    "in brackets": corrected("Lee.py", "Lee (fixed).py"),
    "by a number": corrected("Kim.py", "Kim_v2.py"),
    "in German": corrected("Müller.py", "Müller korrigiert.py"),
    "in Russian": corrected("Иванов.py", "Иванов исправлено.py"),
    "in Chinese": corrected("李四.py", "李四（改）.py"),
    "the last one": corrected("Lee.py", "Lee-final.py"),
    "the last one in Chinese": corrected("张三.py", "张三（最终版）.py"),
    "in Polish": corrected("Lis Jan.py", "Lis Jan - poprawione.py"),
    "in Greek": corrected("Οικονόμου Νίκος.py", "Οικονόμου Νίκος (διορθωμένο).py"),
    "in Chinese, after work": corrected("李四20210102作业3.py", "李四20210102作业3（修改版）.py"),
    "near: a name that begins like a word for the last": Row(
        {"Петров": "Петров.py", "Петров Финалин": "Петров Финалин.py"}
    ),
    "near: others of that name": Row(
        {"Kim": "Kim.py", "Kim_Vera": "Kim_Vera.py", "Park": "Park.py"}
    ),
    "near: names that end in a word for corrected": Row(
        {"王": "王.py", "王改": "王改.py", "Park": "Park.py"}
    ),
}

IDS = ("333027342ef13357495cce3dfc3cf31c", "49c167d7cd66dc64a474c261860ba50f")
OPEN_EDX = {
    "files of two, one with a helper": Row(
        {IDS[0]: f"[1] - {IDS[0]} - main.py", IDS[1]: f"[1] - {IDS[1]} - main.py"},
        [*(f"[1] - {IDS[0]} - main.py", f"[2] - {IDS[0]} - notes.txt")],
    ),
}

RULES = {
    "in time": IN_TIME,
    "people": PEOPLE,
    "Open edX": OPEN_EDX,
    "ejudge": EJUDGE,
    "given": GIVEN,
    "corrected": CORRECTED,
}


@rows_of(RULES)
def test_whose_each_file_is_where_folders_say_when_it_came(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row) == row
