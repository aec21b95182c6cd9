"""Titles that say by a word whose a column is, in whatever order: `Stepik ID`, `ID студента`."""

import re

from grader.reports.gradebooks.titles import LONGEST
from grader.words.names import plainly

KEY = re.compile(
    r"(?<![^\W\d_])(?:(id|account|handle|айди|аккаунт)"
    r"|login|user ?name|nick(?:name)?|kennung|логин|ник)(?![^\W\d_])",
    re.IGNORECASE,
)
"""A word of a title for what somebody is called by; those in the group are of things as well."""
WORD = re.compile(r"[^\W\d_]+")
WHOSE = re.compile(
    r"(?<![^\W\d_])(?:student|stud(?![^\W\d_])|user|learner|participant|person|people|pupil|trainee"
    r"|member|candidate|applicant|uni(?![^\W\d_])|universit|school|college|campus|institut|corporate"
    r"|студент|слушател|участник|учени|учащ|обучающ|пользовател|здобувач|универс|вуз|корпоратив"
    r"|личн|studierende|teilnehm|nutzer|benutzer|schüler|hochschul|étudiant|élève|utilisateur"
    r"|estudiante|alumn|usuario|uczn|użytkownik|öğrenci|kullanıcı"
    r"|e-?mail|mail|почт|gmail|outlook|skype|telegram|tg(?![^\W\d_])|телеграм|discord|slack|zulip|zoom"
    r"|mattermost|vk(?![^\W\d_])|вк(?![^\W\d_])|вконтакте|wechat|weixin|qq(?![^\W\d_])|dingtalk"
    r"|stepik|степик|контест|contest|canvas|moodle|gradescope|blackboard|brightspace|d2l|sakai|schoology|openolat"
    r"|ilias|lms(?![^\W\d_])|sis(?![^\W\d_])|google|microsoft|ms(?![^\W\d_])|teams|apple|git"
    r"|bitbucket|kaggle|codeforces|leetcode|hackerrank|codewars|atcoder|coursera|edx|openedx|udemy"
    r"|autolab|codegrade|artemis|cocalc|submitty|yandex|яндекс|ejudge|acmp|timus|eolymp|piazza"
    r"|crowdmark|prairielearn|vocareum|zybooks|webwork|turnitin|inspera|jupyter|colab|hugging"
    r"|wandb|face|classroom|luogu|nowcoder|pintia|educoder|ldap|sso(?![^\W\d_])|unix|linux|orcid)",
    re.IGNORECASE,
)
"""How words begin of a person, or of a platform that calls each by it: `Stepik ID`."""
LINKING = (
    "of the your my in on at for a s no в на для из ваш свой de la le du del der des im von el"
)
"""Words between those that say nothing: `ID of the student`, `Логин на Stepik`."""
BESIDE = (
    "student students school university institutional college uni user users of the "
    "студента студентов студенческая учебная слушателя участника корпоративная институтская "
    "der des die studierenden studenten l de del la du étudiant étudiante estudiante alumno"
)
"""Words that say whose the name or the address is, and not which."""


def without_whose(title: str) -> str:
    """Return a title without words that only say that it is of students."""
    words = re.findall(r"\w+", plainly(title))
    return " ".join(word for word in words if word not in BESIDE.split())


def says_whom(title: str) -> bool:
    """Tell whether a title is of what each is called by: `Stepik ID`, and not `Topic ID`.

    Each word of it must be known: of `Mentor login` one is somebody else's.
    """
    said = title[:LONGEST].replace("_", " ")
    found = KEY.search(said)
    others = {*WORD.findall(KEY.sub(" ", said).casefold())} - {*LINKING.split()}
    return found is not None and all(map(WHOSE.match, others)) and bool(others or not found[1])
