"""The call, from hello to whose challenge it is."""

from __future__ import annotations

from typing import Final

from tests.end_to_end.call import DIRECT, LISTEN_FOR, Call

BANK: Final = f"""\
title = "Questions of our own"

[[aims]]
name = "framing"
purpose = "Understand what has happened and what is happening now."
questions = [
  {{ ask = "Who feels this most?", listen_for = "the {LISTEN_FOR}" }},
  "What has it cost so far?",
  "What keeps it going?",
]

[[aims]]
name = "possibilities"
questions = ["What would good look like?", {{ ask = "What would you love to keep?", listen_for = "a {LISTEN_FOR}" }}]

[[aims]]
name = "milestones"
questions = ["What is true in three months?", "What comes first?"]

[[aims]]
name = "support"
questions = ["What do you need from us?", "Who stands beside you?"]
"""
CHAT: Final = f"""\
14:03:10 From  Bea  to  Everyone:
\tGood morning all!
14:04:02 From  Ann  to  Everyone:
\tWe lose two suppliers a year
\tand nobody owns it
14:04:20 From  Carl  to  Everyone:
\tMy best engineer is bored
14:04:31 From  Dev  to  Me(Direct Message):
\tBetween us: it is the {DIRECT} budget
14:05:00 From  Eli  to  Everyone:
\tTwo teams build the same thing
14:05:12 From  Eli  to  Everyone:
\tReplying to "My best engineer is..."
\tso is mine
14:05:40 From  Bea  to  Everyone:
\tWe promised a date that nobody believes in
14:06:01 From  Tablet 4  to  Everyone:
\tMeetings eat the week
14:06:09 From  Dev  to  Everyone:
\tReacted to "Meetings eat the we..." with \N{THUMBS UP SIGN}
14:06:30 From  Hana (she/her)  to  Everyone:
\tThe new office splits the team
14:06:44 From  Dev  to  Everyone:
\tNobody reads what I write
"""


def gather(call: Call) -> None:
    """Five are typed, two pasted from the call's list, one is late; a bank of our own; when we end."""
    console = call.console.until("names")
    bank = call.home / "question_banks" / "of-our-own.toml"
    bank.parent.mkdir(exist_ok=True)
    bank.write_text(BANK, encoding="utf-8")
    console.type("Ann, Bea, Carl, Dev, Eli").press("Enter").until("5 here")
    console.paste("Gus Olsen\nHana Ito (she/her)\n").until("Gus Olsen, Hana Ito").press("Enter").until("7 here")
    console.leave_line().press("w").until("Who is here?")
    console.press("n").until("Who joins?").type("Fay").press("Enter").until("8  Fay")
    console.press("8", "l").until("late, expected").press("Enter").until(gone="Who is here?")
    console.press("b").until("Which question bank").type("of our own").until("Questions of our own", gone="Troika")
    console.press("Enter").until("Questions of our own", gone="Which question bank")
    console.press("e").until("When must we end").type("15:40").until("in 100 min").press("Enter")
    call.both("7 of 8 here", "We end at 15:40", "Questions of our own", "Fay late")
    console.press("Space").until("left")
    call.pass_time(170)
    call.both("10 s left")
    call.pass_time(16 * 60)  # there is much to ask about the rules


def challenges(call: Call) -> None:
    """The chat is pasted, a line of it that is nobody's given to Gus. Each says theirs, one without the clock."""
    console = call.console
    console.press("Enter").until("One challenge of yours").press("F8").until("left")
    call.pass_time(118)
    console.paste(CHAT).until("Whose is whose", "a greeting: Good morning all!", "a reply: so is mine", "direct")
    console.press(*["Down"] * 4).until("▸ Tablet 4").press("j").until("Whose is it?")
    console.type("gus").press("Enter").until("Enter keeps 7", gone="Whose is it?")
    console.press("Enter").until(gone="Whose is whose")
    call.both("Gus Olsen  Meetings eat the week", "nobody owns it", "2 s left")
    console.leave_line().press("Enter").until("Ann says theirs")
    call.pass_time(15)
    console.until("without the clock").press("k")
    call.both("5 s left")
    console.press("Enter").until("Bea says theirs")
    for following in ("Carl says", "Dev says", "Eli says", "Gus Olsen says", "Hana Ito says", "We have heard"):
        call.turn(18, "", following, asking=30)
    console.press("Enter").until("Which one shall we take up")


VOTES: Final = f"""\
14:20:10 From  Carl  to  Everyone:
\tI vote 2 and 3
14:20:12 From  Dev  to  Everyone:
\t#2 #4
14:20:14 From  Dev  to  Me(Direct Message):
\tno {DIRECT} for anybody
"""


def choose(call: Call) -> None:
    """Two dots each: a wrong vote undone, two from the chat, one by proxy; the tie goes to the one written first."""
    console, stage = call.console, call.stage
    console.press("m").until("How do we choose").press("2").until("2 dots each")
    console.press("t").until("the one written first").press("Enter").until(gone="How do we choose")
    console.press("4", "6").until("1 of 7 in")
    console.press("1", "3").until("2 of 7 in").press("u").until("1 of 7 in", "Taken back")
    console.press("2", "4").until("2 of 7 in")
    console.paste(VOTES).until("Who votes for what", "2 Ann, 3 Carl", "2 Ann, 4 Eli", "1 direct message dropped")
    console.press("Enter").until(gone="Who votes for what")
    call.both("Eli votes", "4 of 7 in")
    console.leave_line().press("2", "4").until("5 of 7 in", "Gus Olsen votes")
    console.press("y").until("Who hands in Gus Olsen's vote").type("hana").press("Enter").until(
        "Hana Ito votes for Gus Olsen"
    )
    console.press("2", "6").until("6 of 7 in").press("4", "6")
    call.both("7 of 7 in", "All votes are in")
    call.pass_time(420)
    assert "█ " not in stage.text.partition("7 of 7 in")[2].partition("Nobody reads")[2]
    console.press("Enter")
    call.both("Ann's challenge it is, by a tie at 5 dots, the earliest written", "████ 5 Two teams")
    console.press("Enter").until("Ann tells the story")
