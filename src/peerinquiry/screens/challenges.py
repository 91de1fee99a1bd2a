"""Challenges: everyone writes one down, then each says theirs."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import Worker

from peerinquiry.formats.chat.lines import chat_lines
from peerinquiry.formats.whom import without_name
from peerinquiry.inquiry.commands import EndTurn, WriteChallenges
from peerinquiry.inquiry.model import Phase, State, Step
from peerinquiry.inquiry.view.challenges import beside, missing, missing_words, next_missing, saying, writing
from peerinquiry.inquiry.view.pasting import sorted_out, told
from peerinquiry.inquiry.view.words import shortened
from peerinquiry.screens.asking import ask
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.widgets.challenge_table import ChallengeTable
from peerinquiry.widgets.heading import HeadingCard
from peerinquiry.widgets.note_line import NoteLine, TextLine

CROWD = 8
"""More people than this leave room for a short heading only, in a small window."""
SMALL, TALL = 24, 32
LONGEST_LABEL = 16


class ChallengesScreen(PhaseScreen):
    """What is on each mind."""

    CSS_PATH = ["phase.tcss", "challenges.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *PhaseScreen.TURN_BINDINGS,
        Binding("e,f3", "edit", "edit", id="edit", tooltip="Word a challenge anew"),
        Binding("j,f6", "jump", "whose", id="jump", tooltip="Somebody else's"),
        Binding("o,f7", "open", "open chat", id="open-chat", tooltip="The file that a chat was saved to"),
        Binding("down", "row(1)", "row", key_display="↑↓", id="row-down", tooltip="The next row"),
        Binding("up", "row(-1)", "row up", show=False, id="row-up", tooltip="The row above"),
    ]
    KEY_ORDER = ("submit", "go_on", "clock", "write", "pass_turn", "postpone", "jump", "edit", "open", "row(1)")
    phase = Phase.CHALLENGES
    writes = frozenset({Step.WRITING, Step.SAYING})

    def __init__(self) -> None:
        """Nobody's row is picked."""
        super().__init__()
        self._whose = ""
        """Whose row was picked; nobody's follows the step."""
        self._holder: str | None = None
        self._asked: tuple[str, ...] = ()
        """Who had none when it was said who is missing; the next Enter goes on without."""
        self._typed = ("", "")
        """Whose challenge was typed last, and its words: undo brings them back into the line."""

    def compose_thing(self) -> ComposeResult:
        """What is asked for, and the table."""
        yield HeadingCard()
        yield ChallengeTable()

    def on_mount(self) -> None:
        """Ready to type or to paste, while everyone writes."""
        note = self.query_one(NoteLine)
        note.line.takes_lines = True
        if self.console.state.step is Step.WRITING and not self.console.prompt:
            note.write()

    def show(self, state: State) -> None:
        """Show it."""
        if state.desk.round.holder != self._holder or self._whose not in state.names:
            self._holder, self._whose = state.desk.round.holder, ""
        view = writing(state, self.whose) if state.step is Step.WRITING else saying(state, self._whose)
        self.set_class(state.desk.clock is None, "-clockless")
        self.query_one(HeadingCard).heading = self.told(view.heading)
        table = self.query_one(ChallengeTable)
        table.rows, table.current = view.rows, view.current
        self._fit()
        self._say_what_to_type(state)

    def on_resize(self, event: events.Resize) -> None:
        """A crowd needs the room."""
        self._fit()

    def _fit(self) -> None:
        state = self.console.state
        crowded = len(state.participants) > CROWD and self.size.height < TALL
        self.query_one(HeadingCard).short = crowded or self.size.height < SMALL

    def _say_what_to_type(self, state: State) -> None:
        whose = self.whose
        written = whose in state.challenges
        if state.step is Step.WRITING and not whose:
            self.say_what_to_type("all in", "Enter goes on")
        elif state.step is Step.WRITING:
            hint = "takes the place of theirs" if written else "their challenge, or paste the whole chat"
            self.say_what_to_type(_label(whose), hint)
        elif whose and not written:
            self.say_what_to_type(_label(whose), "in a few words, if you like")
        else:
            self.say_what_to_type("note")

    @property
    def whose(self) -> str:
        """Whose challenge is meant by what is typed or edited now."""
        state = self.console.state
        if self._whose:
            return self._whose
        if state.step is Step.WRITING:
            return next_missing(state, "") or ""
        return state.desk.round.holder or ""

    def _pick(self, who: str) -> None:
        self._whose = who
        self.show(self.console.state)
        self.refresh_bindings()

    # What one can do

    def follow_name(self, who: str, to: str) -> None:
        """Whose challenge is looked at, or typed."""
        self._whose = to if self._whose == who else self._whose
        self._holder = to if self._holder == who else self._holder
        self._typed = (to if self._typed[0] == who else self._typed[0], self._typed[1])

    def action_go_on(self) -> None:
        """Keep the challenge that is typed, or go on."""
        note, state, whose = self.query_one(NoteLine), self.console.state, self.whose
        text = note.text.strip()
        if state.step is Step.WRITING and text and not whose:
            self.console.say("Everyone has one already; ↑ and ↓ say whose this is.")
            return
        if whose:
            text = without_name(text, whose, state.names)
        if state.step is Step.WRITING and text:
            if self.act(WriteChallenges({whose: text})):
                note.text, self._typed = "", (whose, text)
                self._pick(next_missing(self.console.state, whose) or "")
            return
        without = missing(state)
        if state.step is Step.WRITING and without and without != self._asked:
            self._asked = without
            self.console.say(f"{missing_words(state)} Enter again goes on all the same.")
            return
        self._asked = ()
        if state.step is Step.SAYING and text and whose and whose not in state.challenges:
            if not self.act(WriteChallenges({whose: text})):
                return
            note.text = ""
        super().action_go_on()

    def _follow(self, before: State, state: State) -> None:
        super()._follow(before, state)
        who, text = self._typed
        note = self.query_one(NoteLine)
        if not state.undone or who not in state.names or state.step is not Step.WRITING:
            return
        if who in before.challenges and state.challenges.get(who) != before.challenges[who] and not note.text:
            note.text = text
            self._pick(who)
            note.write()

    def action_row(self, by: int) -> None:
        """Another row."""
        self._pick(beside(self.console.state, self.whose, by))

    @on(ChallengeTable.Clicked)
    def _clicked(self, event: ChallengeTable.Clicked) -> None:
        self._pick(self.console.state.names[event.index])

    def action_jump(self) -> Worker[None]:
        """Somebody else's challenge, or turn."""
        return self._choose_whose() if self.console.state.step is Step.WRITING else super().action_jump()

    @work
    async def _choose_whose(self) -> None:
        from peerinquiry.screens.pick import Option, PickDialog

        state = self.console.state
        options = [Option(name, name, state.challenges.get(name, "writing…")) for name in state.names]
        who = await ask(self, PickDialog("Whose challenge?", options))
        if who:
            self._pick(who)

    @work
    async def action_edit(self) -> None:
        """Word a challenge anew; an empty one is taken back."""
        from peerinquiry.screens.ask import AskDialog

        whose = self.whose
        asked = AskDialog(f"{whose}'s challenge", self.console.state.challenges.get(whose, ""))
        text = await ask(self, asked)
        if text is not None:
            self.act(WriteChallenges({whose: text}))

    @on(TextLine.Lines)
    @work
    async def _pasted(self, event: TextLine.Lines) -> None:
        """Sort a paste of several lines before any of it is kept."""
        await self._sort(event.text)

    @work
    async def action_open(self) -> None:
        """Sort the chat of a file."""
        from peerinquiry.screens.chat_file import chat_of_file

        text = await chat_of_file(self)
        if text is not None:
            await self._sort(text)

    async def _sort(self, text: str) -> None:
        from peerinquiry.screens.paste import PasteDialog

        state = self.console.state
        found = chat_lines(text, state.names)
        pasting = sorted_out(state, found.lines, found.besides, chatted=found.chatted)
        kept = await ask(self, PasteDialog(pasting, lambda lines: told(lines, state)))
        if kept and kept.kept() and self.act(WriteChallenges(kept.challenges(), kept.joiners())):
            self._pick("")

    def end_turn(self, text: str) -> EndTurn:
        """The note goes with the turn."""
        return EndTurn(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this step is about."""
        state = self.console.state
        if state.step is Step.WRITING:
            if action in {"pass_turn", "postpone"}:
                return False
            if action == "jump":
                return True
        if action == "row":
            return True if state.participants else None
        if action == "edit":
            return True if self.whose else None
        return super().check_action(action, parameters)


def _label(whose: str) -> str:
    """A name that leaves room to type."""
    return shortened(whose, LONGEST_LABEL)
