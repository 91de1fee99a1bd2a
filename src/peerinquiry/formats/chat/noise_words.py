"""What a call's window puts between messages, in the languages it was seen in; and how it names days."""

from __future__ import annotations

from typing import Final

MEET_NOISE: Final = frozenset(
    words.casefold()
    for words in (
        "Hover over a message to pin it", "Pin message", "Unpin message", "More options", "In-call messages", "Messages",
        "Let participants send messages", "Let everyone send messages", "Send a message", "Send a message to everyone", "Pin it",
        "Messages can only be seen by people in the call and are deleted when the call ends", "Continuous chat is turned off",
        "Messages can be seen only during the call by people in the call", "React to message",
        "Messages can only be seen by people in the call and are deleted when the call ends.",
        "Unpinned messages can only be seen by people in the call and are deleted when the call ends.",
        "You can pin a message to make it visible for people who join later. When you leave the call, you won't be able to access this chat.",
        "Bewege den Mauszeiger über eine Nachricht, um sie anzupinnen", "Nachricht anpinnen", "Weitere Optionen", "Nachrichten im Anruf",
        "Pasa el cursor sobre un mensaje para fijarlo", "Fijar mensaje", "Más opciones", "Épingler le message", "Plus d'options",
        "Passez la souris sur un message pour l'épingler", "Fixar mensagem", "Mais opções", "Fissa messaggio", "Altre opzioni",
        "Bericht vastzetten", "Meer opties", "Przypnij wiadomość", "Więcej opcji",
    )
)  # fmt: skip
MEET_PIN: Final = frozenset({"keep", "keep_outline", "push_pin", "keep_public", "more_vert"})
"""The names of pictures, which a copy takes along; said alone they might be somebody's words."""

TEAMS_NOISE: Final = frozenset(
    words.casefold()
    for words in (
        "has context menu", "has context menu.", "Last read", "Edited", "(GIF Image)", "Meeting started", "Meeting ended", "Meeting chat",
        "Message list", "Today", "Yesterday", "New", "Seen", "Sent", "Delivered", "Translated", "Pinned", "Important", "Important!", "Urgent!",
        "Open in Stream", "Recording has started", "Recording has stopped", "Kontextmenü", "hat Kontextmenü", "Kontextmenü vorhanden", "verfügt über Kontextmenü", "Zuletzt gelesen", "Bearbeitet",
        "Heute", "Gestern", "Modifié", "Aujourd'hui", "Hier", "Editado", "Hoy", "Ayer", "Modificato", "Oggi", "Ieri", "Bewerkt", "Vandaag",
        "Gisteren", "Hoje", "Ontem", "Edytowano", "Dzisiaj", "Wczoraj", "Notification of new message",
    )
)  # fmt: skip
TEAMS_SIGNS: Final = {"like": "👍", "heart": "❤️", "laugh": "😆", "surprised": "😮", "sad": "😢", "angry": "😡"}

DAYS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim"
    " lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab"
    " segunda-feira terça-feira quarta-feira quinta-feira sexta-feira"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    " poniedziałek wtorek środa czwartek piątek sobota niedziela"
    " pazartesi salı çarşamba perşembe cuma cumartesi pazar"
    " понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя"
    " 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 월요일 화요일 수요일 목요일 금요일 토요일 일요일 星期一 星期二 星期三 星期四 星期五 星期六 星期日"
    " yesterday today gestern heute hier aujourd'hui ayer hoy ieri oggi ontem hoje gisteren vandaag wczoraj dzisiaj dziś dün bugün"
    " вчера сегодня вчора сьогодні 昨日 今日 어제 오늘 昨天 今天"
)
"""What may stand for a day before a time, or above the messages of a day."""
