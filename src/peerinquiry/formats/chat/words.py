"""The words that a call's window puts around names and messages, a row for each language.

To teach the importer another language, add a row. `{quote}` stands for the quoted beginning of a message with its
quotation marks, `{sign}` for what was put under it. A language without a row is mostly understood all the same, since
its words stand at the same place in every line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """A language: what stands before the one who writes, and before the one who is written to; then the rest."""

    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    everyone: tuple[str, ...]
    direct: tuple[str, ...]
    me: tuple[str, ...] = ()
    replied: tuple[str, ...] = ()
    reacted: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


ENGLISH: Final = Words(
    senders=("From",),
    recipients=("to",),
    everyone=(
        "Everyone", "Everybody", "All", "Everyone in meeting", "Everyone (in meeting)", "Everyone in the meeting",
        "All panelists", "All panelists and attendees", "Panelists", "Panelists and attendees", "Hosts and panelists",
        "Hosts & panelists", "Host and panelists", "Host & panelists", "All attendees", "Meeting group chat", "Meeting Group Chat",
        "Waiting room participants", "All in waiting room", "Everyone (in waiting room)", "Everyone in waiting room",
        "Everyone in breakout room", "All rooms", "Everyone in main session",
    ),
    direct=("Privately", "Direct Message", "Private Message", "Private", "DM"),
    me=("Me", "You"),
    replied=("Replying to {quote}", "In reply to {quote}", "Replied to {quote}"),
    reacted=("Reacted to {quote} with {sign}", "Reacted {sign} to {quote}"),
    removed=("Removed a {sign} reaction from {quote}", "Removed {sign} from {quote}", "Removed a reaction {sign} from {quote}"),
)  # fmt: skip

LANGUAGES: Final[dict[str, Words]] = {
    "en": ENGLISH,
    "de": Words(
        senders=("Von",), recipients=("an", "bis", "zu"),
        everyone=("Alle", "Allen", "Jeder", "Alle Diskussionsteilnehmer", "Alle Podiumsteilnehmer", "Hosts und Diskussionsteilnehmer",
                  "Alle im Meeting", "Hosts und Podiumsteilnehmer", "Gastgeber und Diskussionsteilnehmer"),
        direct=("Direktnachricht", "Privat", "Privatnachricht", "Direkte Nachricht"), me=("Ich", "Mir", "mich", "Sie"),
        replied=("Antwort auf {quote}", "Antworten auf {quote}", "Antwortet auf {quote}", "Als Antwort auf {quote}"),
        reacted=("Reagierte auf {quote} mit {sign}", "Hat auf {quote} mit {sign} reagiert", "Auf {quote} mit {sign} reagiert",
                 "Reaktion auf {quote} mit {sign}", "Reagiert auf {quote} mit {sign}"),
        removed=("Entfernte eine {sign}-Reaktion von {quote}", "Hat eine {sign}-Reaktion von {quote} entfernt",
                 "Eine {sign}-Reaktion von {quote} entfernt", "{sign}-Reaktion aus {quote} entfernt"),
    ),
    "fr": Words(
        senders=("De", "De la part de"), recipients=("à", "A", "pour"),
        everyone=("Tout le monde", "Tous", "Tous les panélistes", "Hôtes et panélistes", "Animateurs et intervenants",
                  "Tous les participants", "Tous les intervenants", "Hôte et panélistes"),
        direct=("Message direct", "En privé", "Privé", "Message privé", "Messagerie directe"), me=("Moi", "Vous"),
        replied=("Réponse à {quote}", "En réponse à {quote}", "Répond à {quote}", "Répondre à {quote}", "A répondu à {quote}"),
        reacted=("A réagi à {quote} avec {sign}", "Réaction à {quote} avec {sign}", "A réagi à {quote} par {sign}"),
        removed=("A supprimé une réaction {sign} de {quote}", "A retiré une réaction {sign} de {quote}",
                 "Suppression d'une réaction {sign} de {quote}"),
    ),
    "es": Words(
        senders=("De", "Desde"), recipients=("a", "para", "hasta"),
        everyone=("Todos", "Todas", "todo el mundo", "Todos los panelistas", "Anfitriones y panelistas", "Todos los participantes",
                  "Todos en la reunión", "Hosts y panelistas"),
        direct=("Mensaje directo", "En privado", "Privado", "Mensaje privado", "Privadamente"), me=("Yo", "Mí", "Usted", "Tú"),
        replied=("Respuesta a {quote}", "En respuesta a {quote}", "Respondiendo a {quote}", "Responder a {quote}"),
        reacted=("Reaccionó a {quote} con {sign}", "Reaccionó con {sign} a {quote}", "Ha reaccionado a {quote} con {sign}"),
        removed=("Eliminó una reacción {sign} de {quote}", "Quitó una reacción {sign} de {quote}",
                 "Se eliminó una reacción {sign} de {quote}"),
    ),
    "pt": Words(
        senders=("De",), recipients=("para", "a", "Para"),
        everyone=("Todos", "Todas", "Toda a gente", "Todos os painelistas", "Anfitriões e painelistas", "Hosts e painelistas",
                  "Todos os participantes", "Todos na reunião"),
        direct=("Mensagem direta", "Em privado", "Privado", "Mensagem privada", "Particular", "Privadamente"),
        me=("Eu", "Mim", "Você"),
        replied=("Respondendo a {quote}", "Em resposta a {quote}", "Resposta a {quote}", "A responder a {quote}"),
        reacted=("Reagiu a {quote} com {sign}", "Reagiu com {sign} a {quote}"),
        removed=("Removeu uma reação {sign} de {quote}", "Removeu a reação {sign} de {quote}"),
    ),
    "it": Words(
        senders=("Da", "Di"), recipients=("a", "A"),
        everyone=("Tutti", "Tutti i relatori", "Tutti i panelist", "Host e relatori", "Organizzatori e relatori", "Tutti i partecipanti",
                  "Ospiti e relatori"),
        direct=("Messaggio diretto", "In privato", "Privato", "Messaggio privato", "Privatamente"), me=("Io", "Me", "Tu"),
        replied=("In risposta a {quote}", "Risposta a {quote}", "Rispondendo a {quote}", "Risponde a {quote}"),
        reacted=("Ha reagito a {quote} con {sign}", "Reazione a {quote} con {sign}"),
        removed=("Ha rimosso una reazione {sign} da {quote}", "Rimossa una reazione {sign} da {quote}"),
    ),
    "nl": Words(
        senders=("Van",), recipients=("aan", "naar", "tot"),
        everyone=("Iedereen", "Allen", "Alle panelleden", "Hosts en panelleden", "Alle deelnemers", "Alle panelleden en deelnemers"),
        direct=("Direct bericht", "Rechtstreeks bericht", "Privébericht", "Privé", "Directe bericht"), me=("Ik", "Mij", "U", "Jij"),
        replied=("Antwoord op {quote}", "Antwoorden op {quote}", "Als antwoord op {quote}", "Beantwoordt {quote}", "Reageren op {quote}"),
        reacted=("Heeft op {quote} gereageerd met {sign}", "Reageerde op {quote} met {sign}", "Gereageerd op {quote} met {sign}"),
        removed=("Heeft een {sign}-reactie verwijderd uit {quote}", "Verwijderde een {sign}-reactie van {quote}",
                 "Een {sign}-reactie van {quote} verwijderd"),
    ),
    "pl": Words(
        senders=("Od",), recipients=("do", "Do"),
        everyone=("Wszyscy", "Wszystkich", "Wszystkim", "Wszyscy paneliści", "Wszystkich panelistów", "Gospodarze i paneliści",
                  "Wszyscy uczestnicy", "Każdy"),
        direct=("Wiadomość bezpośrednia", "Bezpośrednia wiadomość", "Prywatnie", "Wiadomość prywatna"), me=("Ja", "Mnie"),
        replied=("Odpowiedź na {quote}", "W odpowiedzi na {quote}", "Odpowiadanie na {quote}"),
        reacted=("Zareagował na {quote} za pomocą {sign}", "Zareagowano na {quote} za pomocą {sign}", "Reakcja na {quote}: {sign}"),
        removed=("Usunięto reakcję {sign} z {quote}", "Usunął reakcję {sign} z {quote}"),
    ),
    "tr": Words(
        senders=("Gönderen", "Kimden"), recipients=("kime", "alıcı", "Alıcı", "Kime"),
        everyone=("Herkes", "Herkese", "Tüm panelistler", "Tüm Panelistlere", "Toplantı sahipleri ve panelistler", "Tüm katılımcılar"),
        direct=("Doğrudan Mesaj", "Doğrudan ileti", "Özel olarak", "Özel mesaj", "Direkt Mesaj"), me=("Ben",),
        replied=("{quote} yanıtlanıyor", "{quote} iletisine yanıt", "{quote} mesajına yanıt olarak", "Yanıtlanan: {quote}"),
        reacted=("{quote} iletisine {sign} ile tepki verdi", "{quote} mesajına {sign} ile tepki verdi"),
        removed=("{quote} mesajından {sign} tepkisini kaldırdı",),
    ),
    "uk": Words(
        senders=("Від",), recipients=("до", "кому", "для"),
        everyone=("Всі", "Усі", "Всіх", "Усіх", "Всім", "Усім", "Усі учасники дискусії", "Організатори й доповідачі", "Усі доповідачі"),
        direct=("Пряме повідомлення", "Особисте повідомлення", "Приватно", "Безпосереднє повідомлення"), me=("Я", "Мене", "Мені", "Ви"),
        replied=("Відповідь на {quote}", "У відповідь на {quote}"),
        reacted=("Реакція на {quote}: {sign}", "Реакція на {quote} {sign}", "Відреагував на {quote} за допомогою {sign}"),
        removed=("Видалено реакцію {sign} з {quote}", "Видалив реакцію {sign} з {quote}"),
    ),
    "ru": Words(
        senders=("От",), recipients=("кому", "до", "к", "для"),
        everyone=("Все", "Всем", "Всех", "Все участники", "Все участники дискуссии", "Организаторы и участники дискуссии", "Все докладчики",
                  "Организаторы и докладчики"),
        direct=("Личное сообщение", "Прямое сообщение", "Лично", "В частном порядке", "Приватно", "Конфиденциально"), me=("Я", "Мне", "Меня", "Вы"),
        replied=("Ответ на {quote}", "В ответ на {quote}"),
        reacted=("Реакция на {quote}: {sign}", "Реакция на {quote} {sign}", "Отреагировал на {quote} с помощью {sign}",
                 "Отреагировал(а) на {quote} с помощью {sign}"),
        removed=("Удалена реакция {sign} из {quote}", "Удалил реакцию {sign} с {quote}", "Удалил(а) реакцию {sign} с {quote}"),
    ),
    "ko": Words(
        senders=("시작", "보낸 사람", "발신자"), recipients=("수신자", "대상", "받는 사람", "종료", "끝", "에게"),
        everyone=("모두", "모두에게", "전체", "모든 사람", "모든 패널리스트", "모든 참가자", "호스트 및 패널리스트"),
        direct=("다이렉트 메시지", "직접 메시지", "비공개", "개인 메시지", "DM"), me=("나",),
        replied=("{quote}에 회신", "{quote}에 답장", "{quote}에 대한 답장", "{quote}에 회신 중", "{quote}에 대한 회신", "회신: {quote}"),
        reacted=("{quote}에 {sign}로 반응함", "{quote}에 {sign}(으)로 반응", "{quote}에 {sign}(으)로 반응함", "{quote}에 {sign} 반응"),
        removed=("{quote}에서 {sign} 반응 제거", "{quote}에서 {sign} 반응을 제거함"),
    ),
    "ja": Words(
        senders=("開始", "送信者", "差出人", "から"), recipients=("終了", "宛先", "に", "へ", "受信者"),
        everyone=("全員", "皆様", "皆", "みんな", "すべてのパネリスト", "ホストとパネリスト", "パネリスト全員", "全参加者", "ミーティング内の全員"),
        direct=("ダイレクト メッセージ", "ダイレクトメッセージ", "プライベート", "個人宛", "非公開"), me=("自分", "私"),
        replied=("{quote}に返信", "{quote} に返信", "{quote}への返信", "返信先: {quote}", "返信: {quote}", "{quote}に返信しています"),
        reacted=("{quote}に{sign}でリアクションしました", "{quote}に{sign}でリアクション", "{quote} に {sign} でリアクションしました"),
        removed=("{quote}から{sign}のリアクションを削除しました", "{quote}から{sign}リアクションを削除しました"),
    ),
    "zh-Hans": Words(
        senders=("来自", "从", "由", "发件人", "发自"), recipients=("到", "至", "给", "发送给", "发送至", "收件人", "对"),
        everyone=("所有人", "每个人", "全体", "大家", "所有嘉宾", "主持人和嘉宾", "所有参会者", "会议中的所有人"),
        direct=("私信", "私聊", "直接消息", "私密", "私人消息", "专用"), me=("我",),
        replied=("回复{quote}", "回复 {quote}", "正在回复{quote}", "答复{quote}", "回复:{quote}", "回复：{quote}"),
        reacted=("用{sign}回应了{quote}", "对{quote}做出了{sign}回应", "使用 {sign} 回应了 {quote}", "对 {quote} 做出了 {sign} 的反应"),
        removed=("从{quote}中移除了{sign}回应", "移除了对{quote}的{sign}回应", "从 {quote} 中删除了 {sign} 反应"),
    ),
    "zh-Hant": Words(
        senders=("來自", "從", "由", "寄件者", "寄件人"), recipients=("到", "至", "給", "傳送給", "收件者", "對"),
        everyone=("所有人", "每個人", "全體", "大家", "所有專題討論者", "主持人和專題討論者", "所有與會者", "會議中的所有人"),
        direct=("私訊", "直接訊息", "私人訊息", "私密", "私人"), me=("我",),
        replied=("回覆{quote}", "回覆 {quote}", "正在回覆{quote}", "回覆:{quote}", "回覆：{quote}"),
        reacted=("以{sign}回應{quote}", "對{quote}做出{sign}回應", "使用 {sign} 回應 {quote}"),
        removed=("移除{quote}的{sign}回應", "從 {quote} 移除 {sign} 回應"),
    ),
    "sv": Words(
        senders=("Från",), recipients=("till", "Till"), everyone=("Alla", "Alla paneldeltagare", "Värdar och paneldeltagare"),
        direct=("Direktmeddelande", "Privat"), me=("Mig", "Jag"),
        replied=("Svar på {quote}", "Svarar på {quote}"), reacted=("Reagerade på {quote} med {sign}",),
        removed=("Tog bort en {sign}-reaktion från {quote}",),
    ),
    "da-no": Words(
        senders=("Fra",), recipients=("til", "Til"), everyone=("Alle", "Alle sammen", "Alle paneldeltakere", "Alle paneldeltagere"),
        direct=("Direkte melding", "Direkte besked", "Direct Message", "Privat"), me=("Meg", "Mig", "Jeg"),
        replied=("Svar på {quote}", "Svarer på {quote}"), reacted=("Reagerte på {quote} med {sign}", "Reagerede på {quote} med {sign}"),
        removed=("Fjernet en {sign}-reaksjon fra {quote}", "Fjernede en {sign}-reaktion fra {quote}"),
    ),
    "id": Words(
        senders=("Dari",), recipients=("ke", "kepada", "Kepada"), everyone=("Semua Orang", "Semua", "Semuanya", "Semua panelis"),
        direct=("Pesan Langsung", "Secara pribadi", "Pribadi"), me=("Saya",),
        replied=("Membalas {quote}", "Membalas ke {quote}"), reacted=("Bereaksi terhadap {quote} dengan {sign}",),
        removed=("Menghapus reaksi {sign} dari {quote}",),
    ),
    "vi": Words(
        senders=("Từ",), recipients=("đến", "tới", "cho"), everyone=("Mọi người", "Tất cả mọi người", "Tất cả", "Tất cả các hội thảo viên"),
        direct=("Tin nhắn trực tiếp", "Riêng tư"), me=("Tôi",),
        replied=("Trả lời {quote}", "Đang trả lời {quote}"), reacted=("Đã phản ứng với {quote} bằng {sign}", "Đã bày tỏ cảm xúc với {quote} bằng {sign}"),
        removed=("Đã xóa phản ứng {sign} khỏi {quote}",),
    ),
    "cs-sk": Words(
        senders=("Od", "Z"), recipients=("pro", "do", "komu", "pre", "na"), everyone=("Všichni", "Všem", "Všetci", "Všetkým", "všechny"),
        direct=("Přímá zpráva", "Priama správa", "Soukromě", "Súkromne"), me=("Já", "Mně"),
        replied=("Odpověď na {quote}", "Odpoveď na {quote}"), reacted=("Reakce na {quote}: {sign}",),
    ),
    "ro": Words(
        senders=("De la",), recipients=("la", "către", "pentru"), everyone=("Toată lumea", "Toți", "Tuturor"),
        direct=("Mesaj direct", "În privat"), me=("Eu",), replied=("Răspuns la {quote}",),
    ),
    "hu": Words(
        senders=("Feladó", "Feladó:"), recipients=("címzett", "Címzett", "Címzett:"), everyone=("Mindenki", "Mindenkinek"),
        direct=("Közvetlen üzenet", "Privát"), me=("Én",), replied=("Válasz erre: {quote}",),
    ),
    "fi": Words(
        senders=("Lähettäjä", "Henkilöltä"), recipients=("vastaanottaja", "henkilölle", "käyttäjälle"), everyone=("Kaikki", "Kaikille"),
        direct=("Suora viesti", "Yksityisesti"), me=("Minä",), replied=("Vastaus viestiin {quote}",),
    ),
    "el": Words(
        senders=("Από",), recipients=("προς", "σε", "Προς"), everyone=("Όλοι", "Όλους", "Όλους τους συμμετέχοντες"),
        direct=("Άμεσο μήνυμα", "Ιδιωτικά"), me=("Εγώ",), replied=("Απάντηση σε {quote}",),
    ),
    "he": Words(
        senders=("מאת", "מ"), recipients=("אל", "ל"), everyone=("כולם", "לכולם"), direct=("הודעה ישירה", "באופן פרטי"), me=("אני",),
        replied=("בתגובה אל {quote}", "השב ל {quote}"),
    ),
    "ar": Words(
        senders=("من",), recipients=("إلى", "الى"), everyone=("الجميع", "الكل"), direct=("رسالة مباشرة", "بشكل خاص"), me=("أنا",),
        replied=("الرد على {quote}", "ردًا على {quote}"),
    ),
    "th": Words(
        senders=("จาก",), recipients=("ถึง",), everyone=("ทุกคน",), direct=("ข้อความโดยตรง", "ข้อความส่วนตัว"), me=("ฉัน",),
        replied=("ตอบกลับ {quote}",),
    ),
}  # fmt: skip

LANGUAGE_ROWS: Final = tuple(LANGUAGES.values())
EVERYONE: Final = frozenset(word.casefold() for row in LANGUAGE_ROWS for word in row.everyone)
DIRECT: Final = frozenset(word.casefold() for row in LANGUAGE_ROWS for word in row.direct)

_ALSO_NAMES: Final = frozenset({"ben", "io", "ja", "tu", "ty"})
"""They mean oneself in one language, and are somebody's name in another."""
ONESELF: Final = frozenset(word.casefold() for row in LANGUAGE_ROWS for word in row.me) - _ALSO_NAMES
"""What stands for the one who copied, alone on a line of any text."""
ONESELF_IN_A_WINDOW: Final = ONESELF | _ALSO_NAMES - {"ben"}
"""What a call's window calls that one, where a name stands."""
