"""The folder of what was turned in, of a platform that keeps drafts and what it gave beside it.

That is nbgrader with its course and its exchange, and Teams, whose folders SharePoint calls in the
language of the class.
"""

import unicodedata

from grader.classroom.tree import Folder

STEPS = ("source", "release", "autograded", "feedback", "gradebook.db", "nbgrader_config.py")
"""What lies beside `submitted/` in a course of nbgrader."""
INBOUND, OUTBOUND = "inbound", "outbound"
"""The exchange of nbgrader: what was handed in before it was collected, `ann+ps1+time`, and what
was given."""
SUBMITTED = (
    *("submitted files", "turned in files", "gesendete dateien", "übermittelte dateien"),
    *("eingereichte dateien", "abgegebene dateien", "fichiers envoyés", "fichiers remis"),
    *("fichiers soumis", "fichiers rendus", "archivos enviados", "archivos entregados"),
    *("file inviati", "file consegnati", "ficheiros submetidos", "ficheiros enviados"),
    *("arquivos enviados", "arquivos entregues", "ingediende bestanden", "verzonden bestanden"),
    *("ingeleverde bestanden", "przesłane pliki", "wysłane pliki", "oddane pliki"),
    *("отправленные файлы", "сданные файлы", "переданные файлы", "надіслані файли", "здані файли"),
    *("inskickade filer", "inlämnade filer", "innsendte filer", "innleverte filer"),
    *("afleverede filer", "sendte filer", "odeslané soubory", "odevzdané soubory"),
    *("gönderilen dosyalar", "teslim edilen dosyalar", "提交的文件", "已提交的文件", "已提交文件"),
    *("已提交的檔案", "提出済みファイル", "提出されたファイル", "提出したファイル"),
    *("제출된 파일", "제출한 파일"),
)
DRAFTS = (
    *("working files", "arbeitsdateien", "fichiers de travail", "archivos de trabajo"),
    *("file di lavoro", "ficheiros de trabalho", "arquivos de trabalho", "werkbestanden"),
    *("pliki robocze", "рабочие файлы", "робочі файли", "arbetsfiler", "arbeidsfiler"),
    *("arbejdsfiler", "pracovní soubory", "çalışma dosyaları", "工作文件", "工作檔案"),
    *("作業ファイル", "作業中のファイル", "작업 파일", "작업 중인 파일"),
)
"""What students turned in with Teams, and what they have not."""
STUDENT_WORK = "student work"
"""The folder in which both lie."""


def turned_in(folder: Folder, wrappers: int) -> Folder | None:
    """Return the folder of it, an empty one if nothing was turned in; None if it is no such class.

    So many folders at most lie around all.
    """
    steps = sum(step in folder.folders or step in folder.files for step in STEPS)
    called = {_plain(name): each for name, each in folder.folders.items()}
    submitted = [called[name] for name in SUBMITTED if name in called]
    is_of_teams = _plain(folder.name) == STUDENT_WORK or not called.keys().isdisjoint(DRAFTS)
    if len(submitted) == 1 and is_of_teams:
        return submitted[0]
    inbound = folder.folders.get(INBOUND)
    if inbound and OUTBOUND in folder.folders and any(n.count("+") > 1 for n in inbound.folders):
        return inbound
    of_course = folder.folders.get("submitted")
    if of_course is not None and steps:
        return of_course
    if steps > 1:
        return Folder("submitted", folder.depth + 1)
    if not wrappers or folder.programs or len(folder.folders) != 1:
        return None
    (inner,) = folder.folders.values()
    return turned_in(inner, wrappers - 1)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
