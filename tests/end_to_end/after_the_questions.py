"""The call, from the first recommendation to goodbye, with a second challenge in between."""

from __future__ import annotations

from tests.end_to_end.call import FIGURES, Call


def recommend(call: Call) -> None:
    """Experience, then advice; what was parked is offered to who had it; the owner takes one up."""
    console, stage = call.console, call.stage
    call.turn(50, "We lost three, then visited the rest.", "Carl recommends")
    console.until("Parked earlier: Have you tried").press("i").until("from what they parked")
    console.press("Enter").until("◇ advice      Carl").press("Enter").until("Dev recommends")
    call.speak(40).press("F6").until("F6 it is experience").type("One owner for all suppliers.").press("Enter")
    for following in ("Gus Olsen", "Hana", "Fay"):
        console.press("p").until(f"{following} recommends")
    console.until("Parked earlier: Visit the two that are left").press("i").until("from what they parked")
    console.press("Enter").until("◇ advice      Fay").press("Enter").until("Ines recommends")
    console.press("p").until("Everyone had a turn").press("o").until("take it up, or not")
    console.press("Down", "Down", "Enter", "Escape").until("✓ ◇ advice      Dev", gone="take it up, or not")
    stage.until("✓ ◇ advice      Dev", "next: the plan")


def plan(call: Call) -> None:
    """Dates in words, who helps, what is left alone, when the group hears of it; one thing taken back."""
    console = call.console
    call.pass_time(60)
    console.press("Enter").until("What is the first step?").press("Space").until("Esc commands")
    call.pass_time(240)
    console.type("Bea: visit Brandt by fri").until("by Fri 27 Nov 2026").press("Enter").until("1 visit Brandt")
    console.type("Call the two that left by in 2 weeks").until("by Mon 7 Dec 2026").press("Enter").until(
        "2 Call the two"
    )
    console.leave_line().press("x").until(gone="2 Call the two").press("u").until("2 Call the two that left")
    console.press("h").until("Who helps?").type("hana").press("Enter").until("How will Hana help")
    console.type("reads the contracts").press("Enter").until("Hana: reads the contracts", gone="How will Hana")
    console.press("n").until("leave alone?").type("No new suppliers").press("Enter").until(
        "No new suppliers", gone="Enter keep"
    )
    console.press("d").until("When does the group hear").type("in 4 weeks").until("21 Dec 2026").press("Enter")
    call.both("Ann  Mon 7 Dec", "Check-in", "Mon 21 Dec 2026", "Hana: reads the contracts")
    console.press("]").until("Ann reflects")


def a_second_challenge(call: Call) -> None:
    """There is time for another: somebody else's, talked through; who was heard is for the facilitator alone."""
    console, stage = call.console, call.stage
    console.press("z").until("Take up another challenge?").press("Enter").until("taken up · We lose two")
    console.press("f").until("agreed: 15:40").press("e").until("When must we end")
    console.press(*["Backspace"] * 5).until("or in 75 min").type("16:05").press("Enter").until("agreed: 16:05")
    console.press("Escape").until(gone="to come")
    console.press("o").until("Whose challenge shall it be?").type("Two teams").press("Enter")
    call.both("Eli's challenge it is, by talking it through")
    call.pass_time(900)
    console.press("Enter").until("Eli tells the story")
    call.turn(180, "Since the merger.", "The story is told")
    console.press("Enter").until("Ann asks")
    call.turn(20, "Both say that they were first.", "Bea asks")
    call.who(3, "g", "× gone").press("Escape").until("Carl gone", gone="Who is here?")
    console.press("H").until("Who was heard", FIGURES, "Only you should see this").press("Escape")
    console.until(gone="Who was heard")
    stage.until("Bea asks", "Eli: Two teams build the same thing", "0:20", "Carl gone")


def its_plan(call: Call) -> None:
    """Shorter, this time: one step a key, and a plan of one action."""
    console = call.console
    call.pass_time(900)  # the others ask, and nobody writes it down
    console.press(">").until("Ann says back").press(">").until("Eli restates it")
    console.press("=").until("The challenge, restated", "unchanged").press("Enter").until("Ann recommends")
    call.turn(40, "Share one board.", "Bea recommends")
    console.press("]").until("What is the first step?").press("t").until("Esc commands").type(
        "One board for both teams by 1 dec"
    )
    console.press("Enter").until("3 One board").leave_line()
    call.both("3 One board for both teams", "Eli  Tue 1 Dec")
    console.press("]").until("Ann reflects", "Eli: Two teams build the same thing")


def close(call: Call) -> None:
    """Closing words, the pulse of those who are still there, goodbye."""
    console, stage = call.console, call.stage
    call.turn(25, "I was not alone.", "Bea reflects")
    for following in ("Dev", "Eli", "Gus Olsen", "Hana", "Fay", "Ines"):
        call.pass_time(60)
        console.press("p").until(f"{following} reflects")
    console.press("p").until("Everyone has spoken").press("Enter").until("from 1 (not at all) to 5")
    stage.until("from 1 (not at all) to 5", "0 of 8 are in")
    for number in range(1, 9):
        console.press(*"43534").until(f"{number} of 8 are in")
    call.both("How this was for us", "8 of 8 are in")
    console.press("Enter").until("Enter closes the record").press("Enter").until("Enter goes home")
    stage.until("The record is closed.", "Eli leaves with")
    console.press("Enter").until("New session")
