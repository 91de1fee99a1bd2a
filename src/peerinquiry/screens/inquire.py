"""Inquire: the story, the questions, the say-back and the reframe."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from peerinquiry.formats.chat.lines import chat_lines
from peerinquiry.inquiry.agenda import turn_open
from peerinquiry.inquiry.aims import rest_of_aims
from peerinquiry.inquiry.commands import (
    Command,
    DrawTurn,
    EndTurn,
    HideQuestion,
    JudgeSayBack,
    NewRound,
    ParkIdea,
    Pass,
    PutQuestion,
    QueueQuestions,
    ToggleClock,
    TurnToAim,
)
from peerinquiry.inquiry.model import Origin, Phase, Question, State, Step
from peerinquiry.inquiry.view import questions
from peerinquiry.inquiry.view.card import card
from peerinquiry.inquiry.view.pasting import queued_up, told_questions
from peerinquiry.inquiry.view.words import counted
from peerinquiry.screens.asking import ask
from peerinquiry.screens.bank_desk import EDIT_TOOLTIP
from peerinquiry.screens.owned import OwnedScreen
from peerinquiry.widgets.aim_meter import AimMeter
from peerinquiry.widgets.answer_list import AnswerList
from peerinquiry.widgets.note_line import NoteLine, TextLine
from peerinquiry.widgets.speaker_card import SpeakerCard
from peerinquiry.widgets.topic import Topic

ASKING = frozenset({Step.STORY, Step.QUESTIONS})
"""Steps in which several lines at once are questions for the turns to come."""
CRAMPED = 14
"""Lines of a window that has room for the question, and not for what to do."""
RECENT = 12
"""Answers that can stand beside the clock, on the tallest of screens."""


class InquireScreen(OwnedScreen):
    """Who asks, what, and how long."""

    CSS_PATH = ["phase.tcss", "inquire.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *OwnedScreen.TURN_BINDINGS,
        Binding("a,f3", "park", "park", id="park", tooltip="Keep advice for the recommendations"),
        Binding("A", "park_for", "park for…", id="park-for", show=False, tooltip="Keep advice of somebody else"),
        Binding("b,f6", "bank", "bank", id="bank", tooltip="Choose a question from the bank"),
        Binding("o,f7", "own", "own", id="own", tooltip="They ask a question of their own"),
        Binding("n", "another", "other", id="other", tooltip="Another question from the bank"),
        Binding("m", "follow_up", "follow up", id="follow-up", tooltip="The question that follows the last one"),
        Binding("i", "chat", "from chat", id="chat-questions", tooltip="Questions from a chat's file; or paste them"),
        Binding("g", "aim", "aim", id="aim", tooltip="On to the next aim"),
        Binding("ctrl+e", "app.edit_bank", "edit bank", id="bank.file", show=False, tooltip=EDIT_TOOLTIP),
        Binding("v", "answers", "answers", id="answers", show=False, tooltip="What was asked and answered so far"),
        Binding("r", "round", "round", id="round", show=False, tooltip="Another round"),
        Binding("d", "draw", "draw", id="draw", show=False, tooltip="Draw who says back"),
        Binding("y", "judge(True)", "that was it", id="right", tooltip="The owner says: that was it"),
        Binding("n", "judge(False)", "not quite", id="wrong", tooltip="The owner says: not quite"),
        Binding("equals_sign", "unchanged", "unchanged", id="unchanged", tooltip="The challenge stays as it was"),
    ]
    KEY_ORDER = (
        "submit",
        "clock",
        "go_on",
        "park",
        "own",
        "bank",
        "undo",
        "pass_turn",
        "postpone",
        "another",
        "extend",
    )
    phase = Phase.INQUIRE
    writes = frozenset({Step.STORY, Step.QUESTIONS, Step.SAY_BACK, Step.REFRAME})

    def compose_thing(self) -> ComposeResult:
        """The challenge; how far the aims are covered; who asks what; what was answered."""
        yield Topic(id="topic")
        yield AimMeter()
        yield SpeakerCard()
        yield AnswerList()

    def on_resize(self, event: events.Resize) -> None:
        """In a cramped window the question is what stays."""
        cramped = event.size.height < CRAMPED
        self.set_class(cramped, "-cramped")
        self.query_one(SpeakerCard).short = cramped

    def show(self, state: State) -> None:
        """Show it."""
        owner = state.owner or ""
        named = f"{owner}, at first: " if state.step is Step.REFRAME else f"{owner}: "
        topic = Content.assemble((named, "bold"), state.challenges.get(owner, ""))
        self.query_one(Topic).topics = (topic.stylize("$foreground"),)
        self.query_one(NoteLine).line.takes_lines = state.step in ASKING
        meter = self.query_one(AimMeter)
        meter.aims = questions.aims(state, self.console.bank)
        meter.set_class(state.step is not Step.QUESTIONS, "-idle")
        view = card(state, self.console.bank, private=self.console.private)
        self.query_one(SpeakerCard).card = self.told(view)
        self.query_one(AnswerList).answers = questions.answers(state, RECENT) if state.step is Step.QUESTIONS else ()

    def clock_command(self) -> ToggleClock:
        """What is on the table is asked."""
        return ToggleClock(self._table())

    def end_turn(self, text: str) -> Command:
        """The note goes with the answer."""
        return EndTurn(text, suggestion=self._table())

    def _table(self) -> Question | None:
        state = self.console.state
        return questions.on_the_table(state, self.console.bank) if state.step is Step.QUESTIONS else None

    def action_another(self) -> None:
        """The next question of the bank."""
        if question := questions.another(self.console.state, self.console.bank):
            self._put(question)
        else:
            self.notify("The bank has no other question for this aim; o is for one of their own.", markup=False)

    def action_follow_up(self) -> None:
        """What the bank has to ask after the last question."""
        if question := questions.follow_up(self.console.state, self.console.bank):
            self.act(PutQuestion(question))

    @work
    async def action_own(self) -> None:
        """A question of the asker's own: typed, or not written down."""
        from peerinquiry.screens.questioning import QuestionDialog

        state = self.console.state
        asker, aim = state.desk.round.holder, state.aim
        table = questions.on_the_table(state, self.console.bank)
        before = table.text if table.origin is Origin.OWN else ""
        text = await ask(
            self,
            QuestionDialog(f"What does {asker} ask?", before, placeholder="type it, or Enter alone: not written down"),
        )
        if text is not None:
            self._put(Question(text, aim, Origin.OWN))

    @work
    async def action_bank(self) -> None:
        """Choose from the bank, or type."""
        from peerinquiry.screens.bank_picker import BankPicker, Picked

        picked = await ask(self, BankPicker(questions.choices(self.console.state, self.console.bank)))
        match picked:
            case Picked(question, hide=True):
                self.act(HideQuestion(question.text))
            case Picked(question):
                self._put(question if question.aim else Question(question.text, self.console.state.aim, Origin.OWN))

    def _put(self, question: Question) -> None:
        self.act(PutQuestion(question, self._table()))

    def action_pass_turn(self) -> None:
        """They pass, and so goes what is on the table."""
        self.act(Pass(self._table()))

    @work
    async def action_park(self) -> None:
        """Keep advice of the peer who has the turn; where none has, ask whose it is."""
        holder = self.console.state.desk.round.holder
        if holder and holder != self.console.state.owner:
            await self._park(holder)
        else:
            await self._park_for()

    @work
    async def action_park_for(self) -> None:
        """Keep advice of somebody else, who spoke up."""
        await self._park_for()

    async def _park_for(self) -> None:
        from peerinquiry.screens.parking import whose_idea

        if who := await whose_idea(self, self.console.state):
            await self._park(who)

    async def _park(self, who: str) -> None:
        """What is typed, else the asker's own question, else asked for."""
        from peerinquiry.screens.ask import AskDialog

        state, note = self.console.state, self.query_one(NoteLine)
        if note.text and self._keep(who, note.text):
            note.text = ""
            return
        own = state.question and state.question.origin is Origin.OWN and who == state.desk.round.holder
        if own and state.question and state.question.text:
            self._keep(who, state.question.text)
            return
        text = await ask(self, AskDialog(f"What does {who} suggest?", placeholder="a few words, or Enter alone"))
        if text is not None:
            self._keep(who, text)

    def _keep(self, who: str, text: str) -> bool:
        kept = self.act(ParkIdea(who, text))
        if kept:
            self.console.say(f"Parked for {who}.")
        return kept

    @work
    async def action_answers(self) -> None:
        """Look back at what was asked and answered."""
        from peerinquiry.screens.pick import Option, PickDialog

        told = [
            Option(None, f"{answer.who}: {answer.question}", f"{answer.owner} {answer.took} {answer.note}".strip())
            for answer in questions.answers(self.console.state)
        ]
        await ask(self, PickDialog("Asked and answered", told, empty="Nothing was asked yet."))

    @on(TextLine.Lines)
    @work
    async def _pasted(self, event: TextLine.Lines) -> None:
        """Several lines at once: questions, each for the turn of who wrote it."""
        await self._queue(event.text)

    @work
    async def action_chat(self) -> None:
        """Questions from the file of a chat."""
        from peerinquiry.screens.chat_file import chat_of_file

        text = await chat_of_file(self)
        if text is not None:
            await self._queue(text)

    async def _queue(self, text: str) -> None:
        from peerinquiry.screens.paste import PasteDialog

        state = self.console.state
        found = chat_lines(text, state.names)
        lines = queued_up(state, found.lines, found.besides)
        kept = await ask(self, PasteDialog(lines, told_questions, "Whose question is whose?"))
        if kept and (asked := kept.kept()) and self.act(QueueQuestions(asked, kept.joiners())):
            self.console.say(f"{counted(len(asked), 'question waits', 'questions wait')} for their turn.")

    def action_aim(self) -> None:
        """On to the next aim, and from the last to the first."""
        state = self.console.state
        aims = rest_of_aims(state) or state.bank.aims[:1]
        if aims:
            self.act(TurnToAim(aims[0]))

    @work
    async def action_round(self) -> None:
        """Another round; asks first where somebody would lose a turn."""
        from peerinquiry.screens.ask import ConfirmDialog

        if turn_open(self.console.state):
            question = "Not everyone has asked in this round. Begin another all the same?"
            if not await ask(self, ConfirmDialog(question, yes="begin another")):
                return
        self.act(NewRound(early=True))

    def action_draw(self) -> None:
        """Draw who says back."""
        self.act(DrawTurn(self.console.seed()))

    def action_judge(self, right: bool) -> None:  # noqa: FBT001 - written in a binding
        """What the owner says of the say-back."""
        self.act(JudgeSayBack(right))

    def action_unchanged(self) -> None:
        """The challenge stays as it was."""
        self.act(EndTurn("unchanged"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this step is about."""
        state = self.console.state
        step, open_ = state.step, turn_open(state)
        if action == "round" and step is Step.SAY_BACK:
            return not open_
        if action == "chat":
            return step in ASKING
        if action == "follow_up":
            return questions.follow_up(state, self.console.bank) is not None
        if action in {"bank", "own", "another", "aim", "round"}:
            if step is not Step.QUESTIONS:
                return False
            return True if open_ or action in {"aim", "round"} else None
        if action == "postpone" and step is not Step.QUESTIONS:
            return False
        if action == "draw":
            return step is Step.SAY_BACK and open_
        if action == "judge":
            return step is Step.SAY_BACK and not open_
        if action == "unchanged":
            return step is Step.REFRAME and open_
        if action == "pass_turn" and step in {Step.STORY, Step.REFRAME}:
            return False
        return super().check_action(action, parameters)
