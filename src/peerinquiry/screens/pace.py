"""The pace: when we will end, where the time goes, and what would end us on time."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from peerinquiry.formats.times import seconds_in
from peerinquiry.inquiry.commands import Refused
from peerinquiry.inquiry.model import Phase, State
from peerinquiry.inquiry.pace.budgets import Budget, budgets, nudged, resized
from peerinquiry.inquiry.view.pace import Offer, PaceView, lengths_words, pace, steps_left
from peerinquiry.inquiry.view.words import MINUTE
from peerinquiry.screens.asking import ask
from peerinquiry.screens.end import ask_end
from peerinquiry.screens.sheet import SheetDialog
from peerinquiry.session import Moment
from peerinquiry.widgets.budget_rows import HEAD, BudgetRows
from peerinquiry.widgets.key_bar import KeyLines
from peerinquiry.widgets.offers import Offers
from peerinquiry.widgets.words import Words

OFFERED = 5


class PaceDialog(SheetDialog):
    """A sheet that stays open: each key acts at once, and what it leads to is seen at once."""

    CSS_PATH = "pace.tcss"
    AUTO_FOCUS = "BudgetRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"apply({number})",
                "do it",
                key_display=f"1-{OFFERED}" if number == 1 else None,
                id=f"pace.{number}",
                show=number == 1,
                tooltip="Do what stands beside the number",
            )
            for number in range(1, OFFERED + 1)
        ),
        Binding("u", "undo", "undo", id="pace.undo", tooltip="Take the last change back"),
        Binding("plus,equals_sign,right", "nudge(1)", "a minute more", id="pace.longer", tooltip="More for the phase"),
        Binding("minus,left", "nudge(-1)", "less", id="pace.shorter", tooltip="Less for the phase"),
        Binding("e", "end", "end", id="pace.end", tooltip="When we must end"),
        Binding("m", "timings", "each turn", id="pace.timings", tooltip="How long each turn takes"),
        Binding("escape,q,f", "leave", "done", id="pace.done", tooltip="Close"),
    ]
    KEY_ORDER: ClassVar[tuple[str, ...]] = ("apply(1)", "undo", "nudge(1)", "nudge(-1)", "select")

    _shown: PaceView | None = None

    def compose(self) -> ComposeResult:
        """When we end, the phases, what would end us on time."""
        with Vertical(id="sheet"):
            with Horizontal(id="end"):
                yield Static(id="course")
                yield Static(id="agreed")
            yield Static(Content.styled(HEAD, "$text-muted"), id="head")
            yield BudgetRows(markup=False)
            yield Words(id="steps")
            yield Static(id="asked")
            yield Offers()
            yield KeyLines()

    def on_mount(self) -> None:
        """Follow the session."""
        self.watch(self.app, "state", self._follow)

    def _follow(self, state: State) -> None:
        self.tick(self.console.moment())
        self.refresh_bindings()

    def tick(self, moment: Moment) -> None:
        """Show it as it is now."""
        if not self._stands:
            return
        self._show_steps(moment)
        view = pace(self.console.state, moment.elapsed, moment.wall)
        if view == self._shown:
            return
        offers_before, self._shown = self._offers, view
        self.query_one("#course", Static).update(Content.styled(view.course, "bold $primary"))
        self.query_one("#agreed", Static).update(Content(view.agreed))
        self.query_one(BudgetRows).show(view.rows)
        self.query_one("#asked", Static).update(Content.styled(view.asked, "bold $foreground"))
        self.query_one(Offers).offers = view.offers
        if len(offers_before) != len(view.offers):
            self.refresh_bindings()

    @property
    def _offers(self) -> tuple[Offer, ...]:
        return self._shown.offers if self._shown else ()

    @property
    def _stands(self) -> bool:
        """Whether all of it is there: not yet, and no longer when the console closes, it is not."""
        return bool(self.query("#steps")) and bool(self.query(KeyLines))

    @on(OptionList.OptionHighlighted)
    def _marked_another(self) -> None:
        if self._stands:
            self._show_steps(self.console.moment())

    def _show_steps(self, moment: Moment) -> None:
        """The marked phase, step by step."""
        marked = list(Phase)[self.query_one(BudgetRows).highlighted or 0]
        words = steps_left(self.console.state, marked, moment.elapsed)
        self.query_one("#steps", Words).update(Content.styled(words, "$text-muted"))

    # What one can do

    def action_apply(self, number: int) -> None:
        """Do what stands beside the number."""
        if number <= len(self._offers):
            self.console.act(self._offers[number - 1].choice.command)

    @property
    def _marked(self) -> Budget:
        found = budgets(self.console.state, self.console.moment().elapsed)
        return found[self.query_one(BudgetRows).highlighted or 0]

    def action_nudge(self, minutes: int) -> None:
        """A minute more, or less, for the marked phase, or as near as its turns get."""
        command = nudged(self.console.state, self._marked.phase, minutes * MINUTE, self.console.moment().elapsed)
        if isinstance(command, Refused):
            self.console.say(command.reason)
        else:
            self.console.act(command)

    @on(OptionList.OptionSelected)
    @work
    async def _edit(self) -> None:
        """Ask how many minutes the marked phase gets."""
        from peerinquiry.screens.ask import AskDialog

        marked = self._marked
        before = f"{max(1, round(marked.total / MINUTE))} min"
        asked = f"How many minutes for {marked.phase.capitalize()}, what went by counted in?"
        said = await ask(
            self, AskDialog(asked, before, placeholder="20 min", check=lambda text: self._told(marked.phase, text))
        )
        if said is None:
            return
        command = resized(self.console.state, marked.phase, seconds_in(said, "m"), self.console.moment().elapsed)
        if isinstance(command, Refused):
            self.console.say(command.reason)
        else:
            self.console.act(command)

    def _told(self, phase: Phase, said: str) -> str:
        """What it comes to, in whole turns."""
        command = resized(self.console.state, phase, seconds_in(said, "m"), self.console.moment().elapsed)
        if isinstance(command, Refused):
            raise ValueError(command.reason)  # noqa: TRY004 - how a wording is refused
        lengths = ", ".join(lengths_words(command.timings))
        return f"Yes: {lengths}." if lengths else "Yes."

    @work
    async def action_end(self) -> None:
        """Say when the group must end."""
        await ask_end(self)

    @work
    async def action_timings(self) -> None:
        """Change how long each turn takes."""
        from peerinquiry.screens.timings import TimingsDialog

        await ask(self, TimingsDialog())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        match action:
            case "apply":
                return True if cast("int", parameters[0]) <= len(self._offers) else None
            case "undo":
                return True if self.console.state.done else None
        return True
