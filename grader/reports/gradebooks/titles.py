"""What columns of tables are called, in the languages whose words are known.

First those of Moodle's grading worksheet, then what else teachers and other platforms call theirs.
Source: mod/assign/gradingtable.php, and the strings `recordid`, `fullname`, `gradenoun` and others
of the language packs en, ru, zh_cn, de, fr, es, uk, kk, pt, it, tr, ja, ca. What kk lacks is
English there.
"""

import re
from collections.abc import Sequence
from functools import cache

from grader.reports.gradebooks.names import plainly, squashed, unaccented

NUMBER = (
    *("Identifier", "Идентификатор", "标识符", "编号", "ID", "Identifiant", "Identificador"),
    *("Ідентифікатор", "Identificativo", "Tanımlayıcı"),
)
NAME = (
    *("Full name", "Полное имя", "Имя / Фамилия", "全名", "姓名", "Vollständiger Name"),
    *("Nom complet", "Nombre completo", "Повне ім'я", "Повна назва", "Толық аты"),
    *("Nome completo", "Nome", "Tam adı", "フルネーム", "Name"),
)
FIRST_NAME = ("First name", "Имя", "名", "Vorname", "Prénom", "Nombre", "Ім'я", "Аты")
LAST_NAME = ("Last name", "Фамилия", "姓", "Nachname", "Nom de famille", "Apellido(s)", "Прізвище")
ADDRESS = (
    *("Email address", "Email", "Адрес электронной почты", "电子邮件地址", "电子邮件"),
    *("Email地址", "E-Mail-Adresse", "Adresse de courriel", "Dirección de correo"),
    *("Електронна пошта", "e-mail", "E-mail", "Indirizzo email", "E-posta adresi"),
    *("メールアドレス", "Adreça electrònica"),
)
LOGIN = (
    *("Username", "Логин", "用户名", "Anmeldename", "Nom d’utilisateur", "Nombre de usuario"),
    *("Ім’я входу", "Nome de utilizador", "Kullanıcı adı", "ユーザ名", "Nom d'usuari"),
    *("ID number", "Индивидуальный номер", "学号", "ID-Nummer", "Numéro d’identification"),
    *("Número de ID", "Жекеше нөмір", "Número de identificação (ID)", "Codice identificativo"),
    *("ID numarası", "IDナンバ", "Número ID"),
)
GRADE = (
    *("Grade", "Оценка", "成绩", "评分", "Bewertung", "Note", "Calificación", "Оцінка"),
    *("Баға", "Avaliação", "Nota", "Valutazione", "Not", "評点", "評定", "Qualificació"),
)
BEST = (
    *("Maximum Grade", "Maximum grade", "Максимальная оценка", "最高分", "最大分数"),
    *("Bestwertung", "Note maximale", "Calificación máxima", "Максимальна оцінка"),
    *("Nota máxima", "Valutazione massima", "Enyüksek not", "最大評点", "Qualificació màxima"),
)
SCALE = (
    *("Scale", "Шкала", "量表", "等级", "Skala", "Bewertungsskala", "Barème", "Escala"),
    *("Scala", "Ölçek", "評価尺度"),
)
FEEDBACK = (
    *("Feedback comments", "Отзыв в виде комментария", "Комментарии к отзыву", "反馈评论"),
    *("反馈意见", "Feedback als Kommentar", "Feedback par commentaires"),
    *("Comentarios de retroalimentación", "Відгук - коментарем", "Comentários de feedback"),
    *("Commenti", "Geri bildirim yorumları", "フィードバックコメント"),
    "Comentaris de retroacció",
)
TEAM = (
    *("Group", "Группы", "Группа", "小组", "Gruppe", "Groupe", "Grupo", "Група", "Топтар"),
    *("Gruppo", "Grup", "グループ"),
)
CHANGEABLE = (
    *("Grade can be changed", "Оценка может быть изменена", "允许更改成绩"),
    *("Bewertung kann geändert werden", "La note peut être modifiée"),
    *("La calificación puede ser cambiada", "La calificación puede cambiarse"),
    *("Оцінка може бути змінена", "A nota pode ser alterada.", "Not değiştirilebilir"),
    *("La valutazione può essere cambiata", "評点変更可", "Es pot canviar la qualificació"),
)
NO = ("no", "нет", "否", "nein", "non", "não", "ні", "жоқ", "hayır", "いいえ")

# --- of tables of one's own ----------------------------------------------------------------------

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
FIXED = {"ex": "excused", "n/a": "not assigned"}
"""What stands in place of a grade that none may overwrite."""
BRACKETED = re.compile(r"[(\[<][^()\[\]<>]*[)\]>]")


def find(header: Sequence[str], known: tuple[str, ...]) -> list[int]:
    """Return the places of titles that are known, whatever their case, spaces and signs."""
    return [place for place, title in enumerate(header) if _said(title) in _all_said(known)]


def without_whose(title: str) -> str:
    """Return a title without words that only say that it is of students."""
    words = re.findall(r"\w+", plainly(title))
    return " ".join(word for word in words if word not in BESIDE.split())


@cache
def _all_said(known: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_said, known))


def _said(title: str) -> str:
    return squashed(unaccented(BRACKETED.sub(" ", title))[0])
