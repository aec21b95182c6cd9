"""What columns and rows of tables are called that are no Moodle's: by teachers, other platforms.

A first and a last name, a number and an address are known in the languages of `titles.py` and some
more; words of rows that are nobody's stand at the end.
"""

from grader.reports.gradebooks.titles import (
    ADDRESS,
    BEST,
    FIRST_NAME,
    LAST_NAME,
    LOGIN,
    NAME,
    NUMBER,
)
from grader.reports.gradebooks.titles import TEAM as GROUP
from grader.words.names import plainly

EITHER_NAME = ("Name", "Nom", "Nome", "이름", "名前", "Naam", "Nume", "Namn", "İsim")
"""The full name, or beside a first or a last name the other half."""
FULL_NAME = (
    *(*NAME, *EITHER_NAME, "Student", "Learner", "Participant", "Display name"),
    *("First and last name", "First name and last name", "Last name, first name", "Names"),
    *("First name, last name", "Surname, name", "Name, surname"),
    *("Name and surname", "Surname and name", "Surname, first name", "First name, surname"),
    *("ФИО", "Студент", "Слушатель", "Учащийся", "Обучающийся", "Участник", "Ученик"),
    *("Фамилия, имя", "Фамилия и имя", "Имя и фамилия", "Фамилия И.О."),
    *("Фамилия, имя, отчество", "Имя, отчество, фамилия", "Фамилия, инициалы", "ПІБ"),
    *("学生", "学生姓名", "姓名 Name", "真实姓名", "名字", "考生姓名", "学员姓名", "氏名"),
    *("Studierende", "Studierender", "Teilnehmer", "Teilnehmer/in", "Studentin"),
    *("Name, Vorname", "Vorname, Name", "Nachname, Vorname", "Vorname, Nachname"),
    *("Vor- und Nachname", "Vorname und Nachname", "Familienname, Vorname", "Schüler"),
    *("Nom et prénom", "Nom, prénom", "Prénom et nom", "Prénom, nom", "Étudiant", "Élève"),
    *("Nombre y apellidos", "Nombre y apellido", "Apellidos y nombre", "Apellidos, nombre"),
    *("Прізвище та ім'я", "Прізвище й ім'я", "Прізвище і ім'я", "Ім'я та прізвище", "Учень"),
    *("Прізвище, ім'я", "Ім'я, прізвище", "Прізвище, ім'я, по батькові", "Учасник"),
    *("Прізвище та ініціали", "Здобувач", "Здобувач освіти", "Аты-жөні", "Имя и отчество, фамилия"),
    *("Imię i nazwisko", "Nazwisko i imię", "Nazwisko, imię", "Imię, nazwisko", "Uczeń"),
    *("Imię i nazwisko studenta", "Nazwisko i imię studenta", "Jméno a příjmení", "Słuchacz"),
    *("Příjmení a jméno", "Příjmení, jméno", "Nome e cognome", "Cognome e nome", "Studente"),
    *("Nume și prenume", "Név", "Ονοματεπώνυμο", "Име и фамилия", "Aluno"),
    *("Họ và tên", "Họ tên", "Họ tên sinh viên", "Họ và tên sinh viên", "Sinh viên"),
    *("Học sinh", "Học viên", "Ad Soyad", "Adı Soyadı", "Ad Soyadı", "Soyadı Adı"),
    *("İsim Soyisim", "Öğrenci", "Öğrenci adı", "Öğrenci adı soyadı", "Adı ve soyadı"),
    *("성명", "학생", "학생 이름", "학생명", "학생 성명", "성함", "お名前", "学生氏名"),
    *("氏名 (漢字)", "生徒氏名", "生徒名", "学生名", "學生", "學生姓名"),
    *("Apellido y nombre", "Apellido, nombre", "Estudiante", "Alumno", "Alumna", "Alumno/a"),
    *("الاسم", "اسم الطالب", "الاسم الكامل", "الاسم الثلاثي", "الاسم الرباعي", "اسم الطالب الكامل"),
    *("الطالب", "שם", "שם מלא", "שם הסטודנט", "שם התלמיד", "שם פרטי ומשפחה", "שם משפחה ושם פרטי"),
    *("نام و نام خانوادگی", "نام و نام‌خانوادگی", "نام دانشجو", "نام کامل", "ชื่อ-นามสกุล"),
    *("ชื่อ - สกุล", "ชื่อ-สกุล", "ชื่อนักศึกษา", "ชื่อเต็ม", "नाम", "छात्र का नाम", "पूरा नाम"),
    *("विद्यार्थी का नाम", "Ονοματεπώνυμο φοιτητή", "Φοιτητής", "Πλήρες όνομα", "Celé jméno"),
    *("Jméno studenta", "Teljes név", "Hallgató neve", "Nume complet", "Numele studentului"),
    *("Nume și prenumele", "Numele și prenumele", "Student(ă)"),
)
GIVEN_NAME = (
    *(*FIRST_NAME, "Given name", "Given names", "Forename", "First", "Rufname"),
    *("Prénoms", "Nombres", "Nombre de pila", "Imię", "Etunimi", "Jméno", "Voornaam", "Förnamn"),
    *("Adı", "Ad", "Tên", "Imiona", "Pierwsze imię", "Nome próprio", "Prenume"),
    *("Όνομα", "Keresztnév", "Име", "下の名前"),
    *("الاسم الأول", "الاسم الشخصي", "שם פרטי", "نام", "نام کوچک", "ชื่อ", "ชื่อจริง", "पहला नाम"),
    *("प्रथम नाम", "Όνομα φοιτητή", "Křestní jméno", "Utónév", "Prenumele"),
)
FAMILY_NAME = (
    *(*LAST_NAME, "Surname", "Family name", "Last", "Familienname", "Zuname"),
    *("Apellidos", "Primer apellido", "Nom d'usage", "Cognome", "Sobrenome", "Apelido", "Nazwisko"),
    *("Soyisim", "Họ đệm", "Họ và tên đệm", "Họ và đệm", "Họ lót", "성", "성씨", "苗字"),
    *("Επώνυμο", "Vezetéknév", "Фамилно име", "Тегі", "Apelidos", "Nume de familie"),
    *("Soyadı", "Soyad", "Sukunimi", "Příjmení", "Achternaam", "Efternamn", "Họ"),
    *("اسم العائلة", "اللقب", "الاسم الأخير", "الكنية", "שם משפחה", "نام خانوادگی", "نام‌خانوادگی"),
    *("นามสกุล", "สกุล", "उपनाम", "कुलनाम", "अंतिम नाम", "Επίθετο", "Családnév", "Numele de familie"),
)
MIDDLE_NAME = (
    *("Middle name", "Middle names", "Middle", "Second name", "Отчество", "Patronymic"),
    *("Zweiter Vorname", "Deuxième prénom", "Segundo nombre", "По батькові", "中间名"),
    *("Tussenvoegsel", "Tussenvoegsels", "Voorvoegsel", "Voorvoegsels"),
)
CALLED = (
    *(*NUMBER, *LOGIN, "Login", "Login ID", "Login name", "User", "UID"),
    *("UIN", "Account", "Logins", "Nome utente", "Nome de usuário", "Nome do utilizador"),
    *("Gebruikersnaam", "Användarnamn", "Brukernavn", "Brugernavn", "Käyttäjätunnus"),
    *("Student number", "Student no.", "Student nr", "Student code", "SID", "NetID"),
    *("Matriculation", "Matriculation number", "Matriculation no.", "Candidate", "Roll number"),
    *("Candidate number", "Candidate no.", "Candidate ID", "Unique ID"),
    *("External ID", "Participant ID", "Registration number", "Index number", "Roll no.", "Nick"),
    *("OrgDefinedId", "SIS ID", "SIS Login ID", "Integration ID", "Andrew ID"),
    *("Enrollment number", "Enrolment number", "Campus ID", "Handle", "Nickname"),
    *("GitHub", "GitHub username", "Roster identifier", "GitLab", "GitLab username"),
    *("Personal number", "ID no."),
    *("Matrikelnummer", "Matrikelnr", "Matr.-Nr.", "Mat.-Nr.", "Matrikel"),
    *("Benutzername", "Benutzer", "Benutzerkennung", "Benutzerkonto", "Kennung", "Nutzername"),
    *("Unikennung", "Hochschulkennung", "Prüflingsnummer", "Teilnehmer-ID"),
    *("Логин студента", "Имя пользователя", "Пользователь", "Учётная запись", "Аккаунт", "Ник"),
    *("Номер зачётной книжки", "Зачётная книжка", "Зачётка", "№ зачётки", "Номер зачётки"),
    *("№ зачётной книжки", "Номер студенческого билета", "Студенческий билет", "Код студента"),
    *("№ студенческого билета", "Номер студенческого", "ИД", "Табельный номер", "Личный номер"),
    *("考号", "准考证号", "学生学号", "学生号", "账号", "帐号", "登录名", "学工号", "学籍号"),
    *("学号 ID", "学号 Student ID", "学号/工号", "证件号", "学生ID", "用户ID", "用户", "登录账号"),
    *("Номер залікової книжки", "Залікова книжка", "Заліковка", "№ заліковки", "№ залікової"),
    *("Студентський квиток", "Номер студентського квитка", "Логін", "Ім'я користувача", "Код учня"),
    *("Numer albumu", "Nr albumu", "Album", "Numer indeksu", "Nr indeksu", "Indeks", "Numer ID"),
    *("Nazwa użytkownika", "Login studenta", "Numer studenta", "Osobní číslo", "Uživatelské jméno"),
    *("Matricola", "Numero di matricola", "Neptun kód", "Studentnummer", "RA"),
    *("Mã sinh viên", "Mã số sinh viên", "MSSV", "Mã SV", "MSV", "Mã học sinh", "Mã số"),
    *("Tên đăng nhập", "Tài khoản", "Tên người dùng", "Số báo danh", "Mã học viên"),
    *("Факултетен номер", "Öğrenci No", "Öğrenci numarası", "Numara", "Okul No", "Okul numarası"),
    *("Kullanıcı", "Kullanıcı kodu", "Sicil No", "학번", "학생 번호", "수험번호"),
    *("아이디", "사용자 이름", "사용자명", "사용자 ID", "로그인", "로그인 ID", "계정", "ID 번호"),
    *("学籍番号", "学生番号", "学生証番号", "生徒番号", "ユーザー名", "ユーザID", "ユーザーID"),
    *("ログインID", "ログイン名", "アカウント", "學號", "學生編號", "帳號", "使用者名稱"),
    *("Numéro étudiant", "N° étudiant", "Nº étudiant", "Matricule", "Code étudiant", "Compte"),
    *("Numéro d'étudiant", "Utilisateur", "Identifiant étudiant"),
    *("Usuario", "Matrícula", "Número de matrícula", "Legajo", "Expediente", "DNI", "NIA"),
    *("Código", "Número de expediente", "Carné", "Código de estudiante"),
    *("الرقم الجامعي", "رقم الطالب", "رقم القيد", "الرقم الأكاديمي", "رقم التسجيل", "اسم المستخدم"),
    *("מספר סטודנט", "מספר זהות", "תעודת זהות", 'ת"ז', "שם משתמש", "شماره دانشجویی", "نام کاربری"),
    *("รหัสนักศึกษา", "รหัสประจำตัว", "รหัสนิสิต", "ชื่อผู้ใช้", "रोल नंबर", "अनुक्रमांक", "नामांकन संख्या"),
    *("Αριθμός μητρώου", "ΑΜ", "Α.Μ.", "Όνομα χρήστη", "Číslo studenta", "UČO", "Neptun-kód"),
    *("Neptun", "Felhasználónév", "Hallgatói azonosító", "Număr matricol", "Nr. matricol"),
    *("Nume de utilizator", "Numar matricol"),
)
MAILED = (
    *(*ADDRESS, "Mail", "Mail address", "Mailadresse", "Emails"),
    *("Почта", "Электронная почта", "Эл. почта", "Адрес почты", "Адрес эл. почты", "Эл. адрес"),
    *("Электронный адрес", "邮箱", "电子邮箱", "邮件", "邮箱地址", "邮件地址", "学校邮箱"),
    *("Електронна адреса", "Ел. пошта", "Пошта", "Електронна скринька", "Адреса електронної пошти"),
    *("Adres e-mail", "Adres mailowy", "Poczta", "Poczta elektroniczna", "E-mailová adresa"),
    *("Thư điện tử", "Địa chỉ email", "Địa chỉ thư điện tử", "Hộp thư", "E-posta"),
    *("Elektronik posta", "이메일", "이메일 주소", "전자우편", "메일", "메일 주소"),
    *("メール", "Eメール", "電子メール", "メアド", "Eメールアドレス", "電子郵件", "電郵", "信箱"),
    *("Courriel", "Adresse e-mail", "Adresse mail", "Adresse électronique", "Mél"),
    *("Correo", "Correo electrónico", "Correo-e", "Dirección de correo electrónico"),
    *("البريد الإلكتروني", "البريد الالكتروني", "الإيميل", "דואל", 'דוא"ל', "אימייל", "מייל"),
    *("ایمیل",),
    *("پست الکترونیکی", "อีเมล", "ईमेल", "ई-मेल", "Ηλεκτρονικό ταχυδρομείο", "Ηλ. ταχυδρομείο"),
    *("E-mailová adresa studenta", "E-mail cím", "E-mail-cím"),
    *("Adresă de e-mail", "Adresa de email"),
)
TEAM = (
    *("Team", "Team name", "Team number", "Team no.", "Team ID", "Team-Nr.", "Teamnummer"),
    *("Команда", "Номер команды", "№ команды", "Équipe", "Equipe", "Equipo", "Squadra", "Zespół"),
    *("Takım", "团队", "队伍", "队名", "チーム", "팀", "조", "Tým", "Project group"),
    *("Abgabegruppe", "Projektgruppe", "Submission group", "Бригада", "Pair", "Tandem"),
)
"""Who worked together; a column of groups is of them where there is none of these."""
TEAM_NAME = (
    *("Group name", "Group number", "Group no.", "Group ID", "Group title", "Название команды"),
    *("Имя команды", "Назва команди", "Номер команди", "Gruppenname", "Gruppennummer", "Teamname"),
    *("Gruppen-Nr.", "Gruppen-ID", "Nom du groupe", "Numéro du groupe", "Nom de l'équipe"),
    *("Nombre del grupo", "Número de grupo", "Nombre del equipo", "Nome do grupo"),
    *("Nome da equipe", "Nome del gruppo", "Nazwa grupy", "Nazwa zespołu", "Numer zespołu"),
    *("Název skupiny", "Název týmu", "Grup adı", "Takım adı", "Tên nhóm", "Nhóm số", "组名"),
    *("组号", "小组名称", "小组编号", "团队名称", "小組名稱", "グループ名", "グループ番号"),
    *("チーム名", "조 이름", "조 번호", "팀명", "팀 이름"),
)
"""What a team is called, as its submission is: `Номер группы` is of a section."""
REPOSITORY = ("Student repository name", "Repository name", "Repository", "Repo")
SECTION = (
    *("Section", "Sections", "Sec", "Lab", "Lab section", "Tutorial", "Tutorial group", "Class"),
    *("Day", "Slot", "Time", "Session", "Seminar", "Stream", "Discussion"),
    *("Recitation", "Practical"),
    *("Секция", "Поток", "Подгруппа", "Семинар", "День", "Время", "Пара", "Потік", "Підгрупа"),
    *("Übungsgruppe", "Übung", "Tutorium", "Termin", "Tag", "Zeit", "Kurs", "Praktikum"),
    *("Groupe de TD", "Groupe de TP", "Créneau", "Jour", "Sección", "Turno", "Horario", "Turma"),
    *("Turno", "Sekcja", "Termin zajęć", "Şube", "班", "班级", "班級", "时间", "上课时间", "分班"),
    *("クラス", "曜日", "분반", "반", "요일", "Lớp"),
)
"""The part of a class in which somebody is, where a column of groups may say it too."""
GROUPS = (
    *(*GROUP, "Groups", "Groep", "Groepen", "Groepsnummer", "Gruppen", "Grupa", "Skupina"),
    *("Csoport", "Nhóm", "Ομάδα", "Ryhmä", "Grupp", "Grupul", "Grupos", "Groupes", "Gruppi"),
    *("Бригада", "组", "組", "그룹", "กลุ่ม", "المجموعة", "مجموعة", "קבוצה", "گروه", "Nr grupy"),
    *("Kelompok", "Rühm", "Grupė"),
)
"""A group, which may be of a section or of who worked together."""
TEAM_WORDS = frozenset(map(plainly, (*TEAM, "teams")))
GROUP_WORDS = TEAM_WORDS | {*map(plainly, (*GROUPS, "gr"))}
POSSIBLE = (
    *("Points Possible", "Max points", "Maximum points", "Max score", "Maximum score", "Out of"),
    *("Maximum possible", "Possible points", "Max grade", "Total possible", *BEST, "Max possible"),
    *("Максимальный балл", "Макс. балл", "Максимум баллов", "Максимальная", "满分", "总分值"),
    *("Maximalpunktzahl", "Maximale Punkte", "Maximale Punktzahl", "Höchstpunktzahl"),
    *("Erreichbare Punkte", "Max. Punkte", "Barème", "Points maximum"),
    *("Points available", "Available points", "Max pts", "Full marks"),
    *("Максимум баллов за задание", "Максимальна кількість балів", "Макс. бал", "Максимальний бал"),
    *("滿分", "满分值", "分值", "最高可得分", "満点", "配点", "만점", "배점", "Điểm tối đa"),
    *("Tam puan", "Mögliche Punkte", "Pontos possíveis", "Punti possibili", "Возможные баллы"),
    *("Mogelijke punten", "Możliwe punkty", "Mulige poeng", "Mulige point", "Möjliga poäng"),
    *("Mahdolliset pisteet", "Puntos posibles", "Points possibles", "可能な点数", "可能分數"),
    *("Maks. punktów", "Maksymalna liczba punktów", "Punteggio massimo", "Pontuação máxima"),
    *("Puntuación máxima", "Puntaje máximo", "Puntos máximos", "Note max"),
)
POINTS = (
    *("Points", "Баллы", "Балл", "Бали", "Punkte", "Puntos", "Pontos", "Punti", "Punkty", "Puan"),
    *("分数", "点数", "점수", "Pts"),
)
"""The best grade above the students or behind a column, but a grade in other places."""
MOST = ("Max", "Maximum", "Максимум", "Макс", "最大值", "Maximal", "Máximo", "最高分")
LEAST = ("Min", "Minimum", "Минимум", "Мин", "最低分", "最小值", "Minimal", "Mínimo")
AVERAGE = (
    *("Average", "Mean", "Median", "Class average", "Average score", "Avg", "Средний балл"),
    *("Среднее", "Средняя оценка", "Медиана", "В среднем", "Durchschnitt", "Mittelwert"),
    *("Notendurchschnitt", "Moyenne", "Médiane", "Promedio", "Media", "Mediana", "平均", "平均分"),
    *("平均值", "中位数", "Schnitt", "Mittel", "Std", "Standard deviation"),
    *("Стандартное отклонение",),
)
NOBODY = (
    *(*POSSIBLE, *MOST, *LEAST, *AVERAGE, "Total", "Totals", "Sum"),
    *("Count", "Grand total"),
    *("Итого", "Всего", "Сумма", "Итог", "Gesamt", "Summe", "Insgesamt", "Anzahl", "合计", "总计"),
    *("总分", "总和", "人数", "Totaux", "Somme", "Totales", "Suma", "Test student", "Weight"),
    *("Вес",),
    *(*POINTS, "权重", "Gewichtung", "Poids", "Peso", "Date", "Due date", "Дата", "Срок", "Datum"),
    *("日期", "截止日期", "締切", "Fecha", "Category", "Категория", "平均点", "合計", "평균"),
    *("합계",),
    *("Średnia", "Razem", "Ortalama", "Toplam", "Середній бал", "Разом", "Усього", "Всього"),
    *("المعدل", "المتوسط", "المجموع", "ממוצע", 'סה"כ', "میانگین", "مجموع", "ค่าเฉลี่ย", "รวม", "औसत"),
    *("कुल", "Μέσος όρος", "Σύνολο", "Průměr", "Celkem", "Átlag", "Összesen", "Medie", "Media"),
)
