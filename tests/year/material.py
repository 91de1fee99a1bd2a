"""Who meets in the invented year, and what they say. Three groups that do not exist, in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EN = ("collaborative-inquiry", "hard-decision", "action-learning", "retrospective")
DE = ("collaborative-inquiry-de",)


@dataclass(frozen=True, slots=True)
class Material:
    """A group: who is in it, which banks it asks from, and what is on its mind, by theme.

    `offset`: minutes ahead of UTC. `unchanged`: how its owners say that the challenge is what it was.
    """

    team: str
    title: str
    people: tuple[str, ...]
    newcomers: tuple[str, ...]
    banks: tuple[str, ...]
    offset: int
    themes: Mapping[str, tuple[str, ...]]
    reframes: tuple[str, ...]
    actions: tuple[str, ...]
    said: tuple[str, ...]
    asked: tuple[str, ...]
    why: tuple[str, ...]
    unchanged: str = "unchanged"


PUMPS = Material(
    "pump-works",
    "Pump works leadership",
    ("Runa", "Tove", "Malik", "Iris", "Jonas", "Petra", "Wim", "Yara", "Sol Mbeki"),
    ("Quentin", "Ada"),
    EN,
    60,
    {
        "suppliers": (
            "We lose two suppliers a year, and nobody owns it",
            "A key supplier gave notice, again without a warning",
            "Supplier quality slips as soon as we look away",
            "Our suppliers hear from us only when something is late",
        ),
        "forecast": (
            "Nobody trusts the sales forecast, and I am not sure I do",
            "The sales forecast changes every Friday, and the plants pay for it",
            "I promise delivery dates that I don't believe myself",
        ),
        "night shift": (
            "Days and the night shift blame each other for the scrap",
            "The night shift feels forgotten",
            "Malik and I pull in different directions on the night shift",
        ),
        "letting go": (
            "Every order waits for my signature, and I can't let go",
            "I do my old job and my new one, & both badly [so far]",
        ),
    },
    (
        "How do we become a customer that good suppliers want to keep?",
        "What would it take for the forecast to be everybody's?",
        "Who decides, when it is not me?",
        "How can both shifts win?",
    ),
    (
        "Visit one supplier and listen for an hour",
        "Fix orders two weeks ahead at the north plant",
        "Write down what I will no longer sign",
        "Have both shifts walk the line together",
        "Show the group what a late order costs",
    ),
    (
        "Purchasing, the two plant leads, and nobody from finance yet",
        "It crept up on us; each time looked like bad luck",
        "",
    ),
    (
        "What do they hear from us when nothing is wrong?",
        "Who would feel the change first?",
        "What are you proud of here?",
    ),
    ("took longer than we thought", "done, and it felt good", "somebody else has it now", "the plant was closed"),
)

CLINIC = Material(
    "harbour-clinic",
    "Harbour clinic heads",
    ("Abel", "Brid", "Cosmo", "Dilara", "Enid", "Gwen", "Hakon"),
    ("Ines", "Zeb"),
    EN,
    -300,
    {
        "waiting": (
            "Waiting times grow, though we see fewer patients",
            "Patients wait three hours, and nobody tells them why",
            "The waiting room is full before the doors open",
        ),
        "rota": (
            "The nurses' rota falls apart every weekend",
            "I write a rota that I know will not hold",
            "Two good nurses left, and the rota was the reason",
        ),
        "meetings": (
            "Our meetings are long, and nothing is decided",
            "Decisions made in meetings are undone in the corridor",
        ),
        "suppliers": ("The supplier of our beds does not answer",),
    },
    (
        "What would patients say, if we asked while they wait?",
        "Which decision do I keep putting off?",
        "What does the rota tell us about how we treat people?",
    ),
    (
        "Sit in the waiting room for a morning",
        "Ask the nurses for three rules of a good rota",
        "Cancel one meeting a week",
        "Tell patients every half hour where things stand",
    ),
    ("It has been so since the merger", "The heads of both wards, and the agency", ""),
    ("What happens if nothing happens?", "When did it last go well?", "Who else is caught up in this?"),
    ("we forgot", "kept, twice even", "it was the wrong thing", "still at it"),
)

NORDLICHT = Material(
    "nordlicht",
    "Nordlicht Bereichsleitung",
    ("Anke", "Bernd", "Cem", "Dörte", "Emil", "Frauke"),
    ("Greta",),
    DE,
    120,
    {
        "übergabe": (
            "Die Übergabe zwischen den Schichten klappt nicht",
            "Bei jeder Übergabe gehen Aufträge verloren",
            "Die Übergaben kosten uns eine Stunde am Tag",
        ),
        "kunden": (
            "Unsere Kunden rufen an, und niemand ist zuständig",
            "Ein wichtiger Kunde droht mit Kündigung",
            "Der Kunde weiß mehr über unsere Termine als wir",
        ),
        "nachwuchs": ("Wir finden keinen Nachwuchs für die Leitstelle", "Der Nachwuchs geht nach einem Jahr"),
    },
    (
        "Was braucht der Kunde von uns, bevor er anruft?",
        "Wie wird die Übergabe zu etwas, auf das wir stolz sind?",
        "Wem gehört die Leitstelle?",
    ),
    ("Drei Kunden anrufen und nur zuhören", "Eine Woche lang jede Übergabe begleiten", "Mit dem Betriebsrat reden"),
    ("Seit dem Umbau, und keiner hat es gesagt", "Die beiden Schichtleiter", ""),
    ("Was würde passieren, wenn nichts passiert?", "Wer müsste noch dabei sein?"),
    ("hat geklappt", "keine Zeit gehabt", "machen jetzt die anderen", "vergessen"),
)

TEAMS = (PUMPS, CLINIC, NORDLICHT)
