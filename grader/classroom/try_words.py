"""The words that people and computers write behind the name of a second try, in many languages."""

import re

_VERSION = (
    "version|versie|versio|versión|versão|versione|versiune|versi|версія|версия|верзија|verzija"
    "|wersja|verze|verzia|verzió|versiyon|sürüm|phiên bản|έκδοση|udgave|utgave"
    "|バージョン|版本|버전|إصدار|גרסה|เวอร์ชัน"
)
_ATTEMPT = (
    r"attempt|re-?try|try|попытка|спроба|посылка|tentativo|tentative|tentativa"
    r"|versuch|intento|poging|pokus|próba|podejście|forsøk|försök|yritys|deneme|lần thử|percobaan"
    rf"|προσπάθεια|pokušaj|încercare|尝试|嘗試|試行|提交|시도|محاولة|{_VERSION}"
)
TRY = rf"{_ATTEMPT}|ver|v|rev(?:ision)?"
"""What platforms and people call one of several tries, before its number."""
_NEW = (
    "new|neue?|нов(?:ая|ый|ое|ий|а|е)|nuev[oa]|nov[oaýáéyă]|nuov[oa]|now[ya]|yeni|mới"
    "|ny(?:tt)?|uusi|nieuwe?|nou[ăa]?|új|baru|νέα|nouve(?:au|lle)"
)
_SECOND = (
    "second|2nd|zweite[rn]?|deuxième|2e|seconde?|seconda|segund[oa]|втор(?:ая|ой)|друга|druh[áýy]"
    "|drug[aie]|ikinci|toinen|andra|ande[nt]|tweede|kedua|δεύτερη|a doua|második"
)
_THIRD = (
    "third|3rd|dritte[rn]?|troisième|3e|terz[oa]|tercer[ao]?|terceir[oa]|трет(?:ья|ий|я)|třetí"
    "|treći|trzeci[ae]?|üçüncü|kolmas|tredje|derde|ketiga|τρίτη|a treia|harmadik"
)
_HANDED_IN = rf"(?:{_ATTEMPT}|submission|abgabe|entrega|rendu|consegna|сдача|odevzdání|inlevering)"
_WORD = (
    r"late|resubmi(?:t|tted|ssion)|fixed|corrected|correction|revised|updated?|redone|v[2-9]"
    r"|опозда\w+|испр(?:авл\w*)?|доработ\w+|передел\w+|повторно|пересдача|дорешка|виправл\w+"
    r"|补交|迟交|重交|更新|更正|订正|修改版?|修正版?|改|再提出|訂正|수정본?|재제출|nachgereicht"
    r"|nachreichung|verspätet|korrigiert|korrektur|endgültig|verbessert|rattrapage|corrigée?"
    r"|corregid[oa]|corrección|corrigid[oa]|correção|corrett[oa]|correzione"
    r"|popraw(?:ka|iony|iona|ione)|oprav(?:a|en[éýa]|eno)|javított|javítás|διορθωμένο|final[ei]?"
    r"|düzeltilmiş|düzeltme|en retard|verbeterd|rettet|rättad|sửa|bản sửa|финал(?:ьн\w+)?|最终版?"
    r"|终版|معدل|تصحيح"
    rf"|{_NEW}|verbetering|herkansing|gecorrigeerd|herzien|rettelse|genaflevering|opdateret"
    r"|uppdaterad|ominlämning|korjat(?:tu|tava)|korjaus|uudelleen|corectat[ăa]?|refăcut|ispravka"
    r"|ispravak|ispravljen[oaie]?|исправка|поправ(?:ка|ено)|перероблен\w+|sửa lại|nộp lại|revisi"
    r"|perbaikan|diperbaiki|redo|retry|tekrar|düzeltildi|popr|διόρθωση|újra|แก้ไข|ส่งใหม่"
    r"|再次提交|二次提交|重新提交|修[订訂]|やり直し|再試行|재시도"
)
_AGAIN = (
    rf"(?:(?:{_WORD})(?:[ _-](?:{_VERSION}))?|(?:{_VERSION})[ _-](?:{_WORD})"
    rf"|(?:{_SECOND}|{_THIRD})[ _-](?:{_HANDED_IN})|第[二三四2-9]次(?:提交|尝试))"
)
LATE = re.compile(rf"[ _-]*(?:[(（\[]{_AGAIN}[)）\]]|[ _-]{_AGAIN})\Z", re.IGNORECASE)
"""What stands behind the name of somebody's second file."""
THIRD = re.compile(rf"(?:{_THIRD})[ _-]\w+[)\]]?\Z|第[三3]次", re.IGNORECASE)
"""Of these what is behind a second try."""
COPY_OF = re.compile(
    r"(?:copy of|copia de|cópia de|copie de|kopie von|kopia|копия) (?=\S)", re.IGNORECASE
)
"""What a drive writes before the name of a copy."""
COPY = re.compile(
    r"(?:(?: ?[-—–] ?|[ _])(?:copy|kopie|copie|copia|копия|副本))?(?: ?\([0-9]{1,3}\))?\Z",
    re.IGNORECASE,
)
NUMBERED = re.compile(r" ?\([0-9]{1,3}\)\Z")
"""What a browser writes behind the name of a second file."""
NEW = re.compile(rf"[ _-](?P<word>{_NEW})\Z", re.IGNORECASE)
"""Of these words that a second try has behind it those that are surnames as well."""
