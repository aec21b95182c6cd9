"""What columns and rows of tables are called that are no Moodle's: by teachers, other platforms.

A first and a last name, a number and an address are known in the languages of `titles.py` and some
more; words of rows that are nobody's stand at the end.
"""

import re

from grader.reports.gradebooks.names import plainly
from grader.reports.gradebooks.titles import (
    ADDRESS,
    BEST,
    FIRST_NAME,
    LAST_NAME,
    LOGIN,
    NAME,
    NUMBER,
)

EITHER_NAME = ("Name", "Nom", "Nome")
"""The full name, or beside a first or a last name the other half."""
FULL_NAME = (
    *(*NAME, *EITHER_NAME, "Student", "Student name", "Learner", "Participant", "Display name"),
    *("First and last name", "First name and last name", "Last name, first name", "Names"),
    *("First name, last name", "First name last name", "Surname, name", "Name, surname"),
    *("Name and surname", "Surname and name", "Surname, first name", "First name, surname"),
    *("ФИО", "Ф.И.О.", "Студент", "Слушатель", "Учащийся", "Обучающийся", "Участник", "Ученик"),
    *("Фамилия, имя", "Имя, фамилия", "Фамилия и имя", "Имя и фамилия", "Фамилия И.О."),
    *("Фамилия, имя, отчество", "Имя, отчество, фамилия", "Фамилия, инициалы", "ПІБ"),
    *("学生", "学生姓名", "姓名 Name", "真实姓名", "名字", "考生姓名", "学员姓名", "氏名"),
    *("Studierende", "Studierender", "Studierende/r", "Teilnehmer", "Teilnehmer/in", "Studentin"),
    *("Name, Vorname", "Vorname, Name", "Nachname, Vorname", "Vorname, Nachname"),
    *("Vor- und Nachname", "Vorname und Nachname", "Familienname, Vorname", "Schüler"),
    *("Nom et prénom", "Nom, prénom", "Prénom et nom", "Prénom, nom", "Étudiant", "Élève"),
    *("Nombre y apellidos", "Nombre y apellido", "Apellidos y nombre", "Apellidos, nombre"),
    *("Apellido y nombre", "Apellido, nombre", "Estudiante", "Alumno", "Alumna", "Alumno/a"),
)
GIVEN_NAME = (
    *(*FIRST_NAME, "Given name", "Given names", "Forename", "First", "Firstname", "Rufname"),
    *("Prénoms", "Nombres", "Nombre de pila", "Imię", "Etunimi", "Jméno", "Voornaam", "Förnamn"),
    *("Adı", "Ad", "Tên"),
)
FAMILY_NAME = (
    *(*LAST_NAME, "Surname", "Family name", "Last", "Lastname", "Familienname", "Zuname"),
    *("Apellidos", "Primer apellido", "Nom d'usage", "Cognome", "Sobrenome", "Apelido", "Nazwisko"),
    *("Soyadı", "Soyad", "Sukunimi", "Příjmení", "Achternaam", "Efternamn", "Họ"),
)
MIDDLE_NAME = (
    *("Middle name", "Middle names", "Middle", "Second name", "Отчество", "Patronymic"),
    *("Zweiter Vorname", "Deuxième prénom", "Segundo nombre", "По батькові", "中间名"),
)
CALLED = (
    *(*NUMBER, *LOGIN, "Login", "Login ID", "Login name", "User", "User ID", "UID", "Account"),
    *("Student ID", "Student number", "Student no.", "Student nr", "Student code", "SID", "NetID"),
    *("Matriculation", "Matriculation number", "Matriculation no.", "Candidate", "Roll number"),
    *("Candidate number", "Candidate no.", "Candidate ID", "Unique ID", "Unique User ID"),
    *("External ID", "Participant ID", "Registration number", "Index number", "Roll no.", "Nick"),
    *("OrgDefinedId", "SIS ID", "SIS User ID", "SIS Login ID", "Integration ID", "Andrew ID"),
    *("Enrollment number", "Enrolment number", "University ID", "Campus ID", "Handle", "Nickname"),
    *("GitHub", "GitHub username", "GitLab", "GitLab username", "Personal number", "ID no."),
    *("Matrikelnummer", "Matrikelnr", "Matrikel-Nr.", "Matr.-Nr.", "Mat.-Nr.", "Matrikel"),
    *("Benutzername", "Benutzer", "Benutzerkennung", "Benutzerkonto", "Kennung", "Nutzername"),
    *("Unikennung", "Hochschulkennung", "Prüflingsnummer", "Studierenden-ID", "Teilnehmer-ID"),
    *("Логин студента", "Имя пользователя", "Пользователь", "Учётная запись", "Аккаунт", "Ник"),
    *("Номер зачётной книжки", "Зачётная книжка", "Зачётка", "№ зачётки", "Номер зачётки"),
    *("№ зачётной книжки", "Номер студенческого билета", "Студенческий билет", "Код студента"),
    *("№ студенческого билета", "Номер студенческого", "ИД", "Табельный номер", "Личный номер"),
    *(
        "考号",
        "准考证号",
        "学生学号",
        "学生号",
        "账号",
        "帐号",
        "登录名",
        "学工号",
        "学籍号",
        "学号 ID",
    ),
    *("学号 Student ID", "学号/工号", "学号工号", "证件号", "学生ID", "用户ID", "用户", "登录账号"),
    *("Numéro étudiant", "N° étudiant", "Nº étudiant", "Matricule", "Code étudiant", "Compte"),
    *("Numéro d'étudiant", "Utilisateur", "Nom d'utilisateur", "Identifiant étudiant"),
    *("Usuario", "Matrícula", "Número de matrícula", "Legajo", "Expediente", "DNI", "NIA"),
    *("Código", "Número de expediente", "Carné", "Código de estudiante", "ID de estudiante"),
)
MAILED = (
    *(*ADDRESS, "Mail", "Mail address", "E-mail address", "Mailadresse", "Uni-Mail", "Emails"),
    *("Почта", "Электронная почта", "Эл. почта", "Адрес почты", "Адрес эл. почты", "Эл. адрес"),
    *("Электронный адрес", "邮箱", "电子邮箱", "邮件", "邮箱地址", "邮件地址", "学校邮箱"),
    *("Courriel", "Adresse e-mail", "Adresse mail", "Adresse électronique", "Mél"),
    *("Correo", "Correo electrónico", "Correo-e", "Dirección de correo electrónico"),
)
BESIDE = (
    "student students school university institutional college uni user users of the "
    "студента студентов студенческая учебная слушателя участника корпоративная институтская "
    "der des die studierenden studenten l de del la du étudiant étudiante estudiante alumno"
)
"""Words that say whose the name or the address is, and not which."""
POSSIBLE = (
    *("Points Possible", "Max points", "Maximum points", "Max score", "Maximum score", "Out of"),
    *("Maximum possible", "Possible points", "Max grade", "Total possible", *BEST, "Max possible"),
    *("Максимальный балл", "Макс. балл", "Максимум баллов", "Максимальная", "满分", "总分值"),
    *("Maximalpunktzahl", "Maximale Punkte", "Maximale Punktzahl", "Höchstpunktzahl"),
    *("Erreichbare Punkte", "Max. Punkte", "Barème", "Points maximum", "Puntos posibles"),
    *("Puntuación máxima", "Puntaje máximo", "Nota máxima", "Puntos máximos", "Note max"),
)
MOST = ("Max", "Maximum", "Максимум", "Макс", "最大值", "Maximal", "Máximo", "Maximo", "最高分")
LEAST = ("Min", "Minimum", "Минимум", "Мин", "最低分", "最小值", "Minimal", "Mínimo")
AVERAGE = (
    *("Average", "Mean", "Median", "Class average", "Average score", "Avg", "Средний балл"),
    *("Среднее", "Средняя оценка", "Медиана", "В среднем", "Durchschnitt", "Mittelwert"),
    *("Notendurchschnitt", "Moyenne", "Médiane", "Promedio", "Media", "Mediana", "平均", "平均分"),
    *(
        "平均值",
        "中位数",
        "Schnitt",
        "Mittel",
        "Std",
        "Standard deviation",
        "Стандартное отклонение",
    ),
)
NOBODY = (
    *(*POSSIBLE, *MOST, *LEAST, *AVERAGE, "Total", "Totals", "Sum", "Count", "Grand total"),
    *("Итого", "Всего", "Сумма", "Итог", "Gesamt", "Summe", "Insgesamt", "Anzahl", "合计", "总计"),
    *(
        "总分",
        "总和",
        "人数",
        "Totaux",
        "Somme",
        "Totales",
        "Suma",
        "Test student",
        "Weight",
        "Вес",
    ),
    *("Points", "Баллы", "Punkte", "权重", "Gewichtung", "Poids", "Peso"),
)


def without_whose(title: str) -> str:
    """Return a title without words that only say that it is of students."""
    words = re.findall(r"\w+", plainly(title))
    return " ".join(word for word in words if word not in BESIDE.split())
