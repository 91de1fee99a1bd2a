"""The call, from the owner's story to the challenge as she sees it now: where most goes wrong."""

from __future__ import annotations

import re

from tests.end_to_end.call import ANSWER, CUE, LISTEN_FOR, NOTE, Call

ASKING = 60.0
"""Seconds it takes to ask."""
LATE = """\
14:50:10 From  Eli  to  Everyone:
\tWho would miss it?
"""


def first_round(call: Call) -> None:
    """The story; then framing: what is private, a cue, advice parked, a pass, back later, overtime, 15 seconds more."""
    console, stage = call.console, call.stage
    call.speak(200, "It began in March.").until("20 s over").press("Enter").until("The story is told")
    console.press("Enter").until("Bea asks", "Who feels this most?")
    assert LISTEN_FOR not in console.text
    console.press(".").until("private · ", f"listen for  the {LISTEN_FOR}")
    console.press("N").until("A note for you alone").type(f"Mind the {NOTE}").press("Enter").until(
        "Kept, for you alone"
    )
    call.turn(25, f"The {ANSWER} do.", "Carl asks", ASKING)
    console.press("o").until("What does Carl ask").type("Have you tried paying them earlier?").until(CUE)
    stage.until("Carl asks", "Who feels this most?", "0:25")
    console.press("F3").until("Parked for Carl").type("What did they say when they left?").press("Enter")
    call.both("What did they say when they left?")
    call.speak(42).until("12 s over")
    stage.until("12 s over")
    console.press("F2")
    call.both("3 s left")
    console.type("That nobody called.").press("Enter").until("Dev asks")
    console.press("p").until("Eli asks", "Dev passed").press("l").until("Gus Olsen asks", "Eli back later")


def comings_and_goings(call: Call) -> None:
    """Gus drops off in the middle of an answer, and is back; a name is put right; Fay arrives, and Ines joins."""
    console = call.console
    call.speak(8).leave_line()
    call.who(6, "a", "absent, may come back").press("Enter")
    call.both("Gus Olsen absent", "Hana Ito asks")
    call.who(6, "h", "6  Gus Olsen   ✓ here").press("Down", "r").until("What is the name?")
    console.press(*["Backspace"] * 4).until("\n  Hana   ").press("Enter").until("7  Hana  ").press("Enter")
    call.both("Hana asks")
    console.press("b").until("type to narrow").type("keeps").until(gone="What comes first?").press("Enter")
    console.until(gone="Which question?")
    call.both("What keeps it going?")
    call.turn(20, "Habit.", "Gus Olsen asks", ASKING)
    call.turn(30, "Two hundred thousand.", "Eli asks", ASKING)
    call.who(8, "h", "8  Fay         ✓ here").press("n").until("Who joins?").type("Ines").press("Enter")
    console.until("9  Ines").press("Escape").until(gone="Who is here?")
    call.turn(28, "We learn nothing.", "Fay asks", ASKING)
    console.press("a").until("What does Fay suggest").type("Visit the two that are left").press("Enter")
    console.until(gone="What does Fay suggest")
    call.turn(12, "", "Ines asks", ASKING)
    call.turn(22, "", "Everyone has asked", ASKING)
    call.stage.until("Everyone has asked", "next: another round", "Ines")


def a_break(call: Call) -> None:
    """Those who were not heard begin the next round. A curtain, and a break behind it."""
    console, stage = call.console, call.stage
    console.press("Enter")
    call.both("Dev asks", "▸ Dev   Eli   Bea   Carl")
    console.press("c")
    call.both("One moment, please.")
    assert "suppliers" not in console.text + stage.text
    console.press("5")
    call.both("A short break. Back at")
    call.pass_time(300)
    console.press("x").until("Space lifts the curtain").press("Space")
    call.both("Dev asks")


def a_sleeping_laptop(call: Call) -> None:
    """A late question from the chat waits for its turn; meanwhile the laptop sleeps, and that time is nobody's."""
    console = call.console
    console.paste(LATE).until("Whose question is whose?", "Eli  Who would miss it?").press("Enter")
    console.until("question waits", gone="Whose question").leave_line()
    call.speak(8, "Calmer mornings.").until("22 s left")
    call.time.let_the_laptop_sleep(600)
    console.until("slept", "10 min", "paused · 22 s left")
    call.stage.until("paused · 22 s left")
    console.press("F8").until("22 s left", gone="paused")
    call.pass_time(8)
    call.both("14 s left")
    console.press("Enter")
    call.both("Eli asks", "Who would miss it?", "What would good look")


def the_pace(call: Call) -> None:
    """It is late. What one key promises is what comes of it."""
    console = call.console
    call.pass_time(10 * 60)  # everyone talks at once
    console.until("min over. f shows what can give").press("f").until("What would end us on time")
    offer = re.search(r" 1 (\S.*\S)\s+✓ ends (\d\d:\d\d)", console.text)
    assert offer is not None, console.text
    console.press("1").until(f"On course for {offer[2]}", gone=offer[1]).press("u").until(offer[1])
    console.press("1").until(f"On course for {offer[2]}", gone=offer[1]).press("Escape").until(gone="to come")
    call.stage.until("on time 15:40")


def a_kill(call: Call) -> None:
    """The console is killed in the middle of an answer; the stage stays calm; it goes on in the same second."""
    allowed = re.search(r"Ann answers in (\d+) s", call.console.text)
    assert allowed is not None
    left = f"{int(allowed[1]) - 11} s left"
    call.speak(11, "The two buyers")
    call.both(left)
    call.beaten()
    call.crash()
    call.stage.until("One moment, please.", "Eli asks", f"paused · {left}")
    call.pass_time(90)
    call.resume()
    call.console.until("Eli asks", "Who would miss it?", f"paused · {left}", gone="private · ")
    call.stage.until("Eli asks", f"paused · {left}", gone="One moment, please.")
    call.turn(5, "The two buyers.", "Bea asks")
    call.stage.until("Bea asks", "Who would miss it?")


def to_the_reframe(call: Call) -> None:
    """The time is short: on to the say-back. What the owner says of it is put right, then she restates it."""
    console = call.console
    call.turn(18, "The people.", "Carl asks", ASKING)
    console.press(".").until("private · ").press(">").until("Bea says back")
    console.press("j").until("Whose turn is it?").type("hana").press("Enter").until("Hana says back")
    call.turn(50, "You carry it alone.", "was that it?")
    console.press("n").until("Not quite").press("u").until("was that it?", gone="Not quite")
    console.press("y")
    call.both("Yes, that was it")
    console.press("Enter").until("restates it")
    call.turn(45, "How do we become worth staying with?", "The challenge, restated")
    call.stage.until("How do we become worth staying with?", "next: recommendations")
    console.press("Enter").until("Bea recommends")
