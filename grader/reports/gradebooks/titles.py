"""What the columns of Moodle's grading worksheet are called, in the languages known.

Source: mod/assign/gradingtable.php, and the strings `recordid`, `fullname`, `gradenoun` and others
of the language packs en, ru, zh_cn, de, fr, es, uk, kk, pt, it, tr, ja, ca. What kk lacks is
English there.
"""

import re
from collections.abc import Sequence
from functools import cache

from grader.words.names import squashed, unaccented

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
    *("Електронна пошта", "Indirizzo email", "E-posta adresi", "メールアドレス"),
    *("Adreça electrònica",),
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
    *("Maximum Grade", "Максимальная оценка", "最高分", "最大分数"),
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
FIXED = {"ex": "excused", "n/a": "not assigned"}
"""What stands in place of a grade that none may overwrite."""
UNGRADED = (
    *("Needs grading", "Needs marking", "To be graded"),
    *("需要评分", "需要評分", "待评分", "待批改", "待批阅", "需要打分"),
    *("Benotung erforderlich", "Bewertung erforderlich", "Zu bewerten"),
    *("À noter", "À évaluer", "Notation requise", "Notation nécessaire"),
    *("Necesita calificación", "Requiere calificación", "Pendiente de calificar"),
    *("Precisa de avaliação", "Necessita de avaliação", "Requer avaliação"),
    *("Da valutare", "Richiede valutazione", "Wymaga oceny", "Do oceny"),
    *("Требуется оценка", "Требует оценки", "Нужно оценить"),
    *("Потребує оцінки", "Потрібна оцінка", "Değerlendirme gerekiyor"),
    *("Not verilmesi gerekiyor", "Beoordeling vereist", "Cần chấm điểm"),
    *(
        "채점 필요",
        "채점 대기",
        "採点が必要",
        "要採点",
        "未採点",
        "يحتاج إلى تقدير",
        "بحاجة إلى تقييم",
    ),
)
"""What stands in place of a grade that is still to be given."""
LONGEST = 500
"""More characters no title has, and to compare them takes long."""
BRACKETED = re.compile(r"[(\[<][^()\[\]<>]*[)\]>]")


def find(header: Sequence[str], known: tuple[str, ...]) -> list[int]:
    """Return the places of titles that are known, whatever their case, spaces and signs."""
    said = {place: _said(title) for place, title in enumerate(header) if len(title) <= LONGEST}
    return [place for place, title in said.items() if title in _all_said(known)]


@cache
def _all_said(known: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_said, known))


def _said(title: str) -> str:
    return squashed(unaccented(BRACKETED.sub(" ", title))[0])


def is_ungraded(cell: str) -> bool:
    """Tell whether a cell says that a grade is to be given, and no more: no remark in brackets."""
    return BRACKETED.search(cell) is None and bool(find([cell], UNGRADED))
