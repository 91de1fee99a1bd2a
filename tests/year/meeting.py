"""One invented session, played by its group through the core that the console drives, in told time and in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from tests.year.habits import Habits, InMemory
from tests.year.material import Material

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.choosing import candidates, votes_each
from peerinquiry.inquiry.events import ChallengeWritten, Mendable, QuestionPut, Record, TurnTaken
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.model import Kind, Origin, Presence, Question, State, Step, Timing
from peerinquiry.inquiry.view.questions import another, on_the_table
from peerinquiry.inquiry.voting import Ballot, Method, TieRule
from peerinquiry.rehearsal.clocks import SteppedClock
from peerinquiry.session import Past, Session

LASTING = (c.OpenSession, c.CloseSession, c.ResumeSession, c.NoticeGap, c.EditBank, c.Amend)
"""Commands that no undo follows here."""


class Meeting:
    """A session as it is played. `chance` decides all there is to decide."""

    def __init__(self, group: Material, banks: Sequence[Bank], opening: datetime, chance: Random) -> None:
        """It is about to begin."""
        self.group = group
        self._banks = banks
        self.bank = chance.choice(banks)
        self._clock = SteppedClock(opening)
        self.chance = chance
        self.session = Session(InMemory(), self._clock)
        self.opening = opening
        self._quiet = chance.choice(group.people) if chance.random() < 0.15 else ""
        left_early = chance.random() < 0.12
        self._habits = Habits(
            chance.randrange(2, 9) if left_early else 99,
            chance.choice((0.0, 0.02, 0.04)),
            chance.choice((0.02, 0.1, 0.1, 0.95)),
            chance.uniform(0.5, 1.3),
        )

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def records(self) -> tuple[Record, ...]:
        return self.session.records

    @property
    def last_moment(self) -> datetime:
        """When the last thing happened."""
        return self.records[-1].at

    def hear(self, command: c.FollowUp, at: datetime) -> None:
        """A later session tells, at a moment of its own, what became of an action."""
        self.session = Session(InMemory(), SteppedClock(at), Past(self.records, self.records[-1].elapsed))
        refused = self.session.dispatch(command)
        assert refused is None, f"{command}: {refused}"

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def play(self, before: Callable[[Meeting], None] = lambda _: None) -> None:
        """All of it, or as much as its group gets to; `before` is asked once all have gathered."""
        self.do(c.OpenSession(self.group.title, self.bank, self.group.offset))
        stages: tuple[Callable[[], None], ...] = (
            self._gather,
            lambda: before(self),
            self._challenges,
            self._choose,
            self._inquire,
            self._recommend,
            self._plan,
            self._another,
            self._close,
        )
        for stage in stages[: self._habits.stages]:
            stage()
        if self._habits.stages > len(stages):
            self.do(c.CloseSession())
            if self.likely(0.1):
                self._reopened()
        if self.likely(0.15):
            self._amended()

    # Acts

    def do(self, command: c.Command, after: float | None = None) -> None:
        """Ask for it; none may be refused. Sometimes it was the wrong key, and is undone, and done again."""
        self._clock.advance(round(self.chance.uniform(0.5, 6), 3) if after is None else after)
        before = len(self.records)
        refused = self.session.dispatch(command)
        assert refused is None, f"{command}: {refused}"
        happened = len(self.records) > before and not isinstance(command, LASTING)
        if happened and self.likely(self._habits.slips):
            self._clock.advance(1.5)
            assert self.session.dispatch(c.Undo()) is None
            self._clock.advance(1.25)
            assert self.session.dispatch(c.Redo() if self.likely(0.5) else command) is None

    def maybe(self, share: float, command: c.Command) -> None:
        if self.likely(share):
            self.do(command)

    def pick(self, some: Sequence[str]) -> str:
        return self.chance.choice(some)

    def _turn(self, text: str, usual: float, kind: Kind = Kind.ADVICE, suggestion: Question | None = None) -> None:
        """Whoever's turn it is speaks, with the clock or without it; nobody does where the owner left."""
        if self.state.desk.round.holder is None:
            return
        seconds = round(max(1.0, self.chance.gauss(usual, usual / 3) * self._habits.talkative), 3)
        if not self.likely(self._habits.untimed):
            self.do(c.ToggleClock(suggestion))
            if self.likely(0.03):
                self.do(c.NoticeGap(round(self.chance.uniform(1, 500), 3)), seconds / 2)
                self.do(c.CreditClock() if self.likely(0.5) else c.ToggleClock(), 3)
            self.maybe(0.05, c.ExtendClock(15))
            if self.likely(0.02):
                self.do(c.ToggleClock(), 4)
                self.do(c.ToggleClock(), 20)
        self.do(c.EndTurn(text, kind, suggestion), seconds)

    def _round(self, usual: float, texts: Sequence[str], passes: float = 0.06) -> None:
        """Everyone who is here has a turn, or passes, or comes back later."""
        while self.state.desk.round.holder:
            if self.likely(passes) or self.state.desk.round.holder == self._quiet:
                self.do(c.Pass())
            elif self.likely(0.04) and turns.next_up(self.state):
                self._postponed()
            else:
                self._turn(self.pick(texts), usual, self.chance.choice(list(Kind)))

    def _postponed(self) -> None:
        """They are not ready; now and then they had begun."""
        if self.likely(0.3):
            self.do(c.ToggleClock())
        self.do(c.Postpone(), 4.125)

    # Stages

    def _gather(self) -> None:
        people = list(self.group.people)
        self.chance.shuffle(people)
        here = people[: self.chance.randint(5, len(people))] if len(people) > 5 else people
        self.do(c.AddPeople(tuple(here), pronouns={here[0]: "she/her"} if self.likely(0.3) else {}))
        for newcomer in self.group.newcomers:
            self.maybe(
                0.2, c.AddPeople((newcomer,), self.chance.choice((Presence.LATE, Presence.ABSENT, Presence.HERE)))
            )
        if self.likely(0.1):
            self.do(c.AddPeople(("Gest",)))
            self.do(c.Rename("Gest", "Guest") if self.likely(0.5) else c.Remove("Gest"))
        if self.likely(0.85):
            minutes = self.chance.choice((25, 30, 35, 45))
            self.do(c.SetEnd(self.opening + timedelta(minutes=minutes)))
            self.maybe(0.1, c.SetEnd(None if self.likely(0.5) else self.opening + timedelta(minutes=minutes + 15)))
        self.maybe(0.1, c.SetTiming(Timing.ANSWER, self.chance.choice((20.0, 45.0))))
        if self.likely(0.1):
            self.bank = self.chance.choice(self._banks)
            self.do(c.ChooseBank(self.bank))
        self.maybe(0.2, c.Shuffle(self.chance.randrange(99)))
        self.maybe(0.05, c.SetTitle(f"{self.group.title}, on site"))
        self.do(c.ToggleClock())
        self.maybe(0.2, c.Note("Agreed: what is said here stays here.", private=self.likely(0.5)))

    def _challenges(self) -> None:
        self.do(c.GoTo(Step.WRITING), 60)
        writing = [name for name in self.state.here if self.likely(0.85)] or list(self.state.here[:2])
        self.do(c.WriteChallenges({name: self._a_challenge() for name in writing}), 90)
        if self.likely(0.1):
            self.do(c.WriteChallenges({writing[0]: self._a_challenge()}))
        if len(writing) > 2:
            self.maybe(0.05, c.WriteChallenges({writing[-1]: ""}))
        self.do(c.GoTo(Step.SAYING))
        for person in self.state.participants:
            if not person.here:
                self.maybe(0.6, c.SetPresence(person.name, Presence.HERE))
        self._round(20, ("", "", "More on that in a minute."))

    def _a_challenge(self) -> str:
        return self.pick(self.group.themes[self.pick(tuple(self.group.themes))])

    def _choose(self) -> None:
        self.do(c.GoTo(Step.VOTING))
        if self.likely(0.25):
            self.do(c.ChooseOwner(self.pick(candidates(self.state))))
        else:
            method = self.chance.choice((Method.VOTES, Method.VOTES, Method.FIST))
            rule = self.chance.choice(list(TieRule))
            self.do(c.SetVoting(self.chance.randint(1, 3), rule, method))
            self._vote()
        if len(candidates(self.state)) > 1:
            self.maybe(0.06, c.DeclineOwnership(self.chance.randrange(99)))
        while self.state.owner is None:
            if self.state.voting.revealed and self.state.voting.method is not Method.TALK:
                self.do(c.ChooseOwner(self.pick(candidates(self.state))))
            else:
                self._vote()

    def _vote(self) -> None:
        while self.state.owner is None and not self.state.voting.revealed:
            for name in self.state.here:
                self.do(c.CastVotes({name: self._a_ballot()}))
            self.do(c.RevealVotes(self.chance.randrange(99)))

    def _a_ballot(self) -> Ballot:
        pool = candidates(self.state)
        if self.state.voting.method_now is Method.FIST:
            return Ballot(pool, tuple(self.chance.randint(0, 5) for _ in pool))
        return Ballot(tuple(self.pick(pool) for _ in range(votes_each(self.state))))

    def _inquire(self) -> None:
        self.do(c.GoTo(Step.STORY))
        self._turn(self.pick(self.group.said), 170)
        self.do(c.GoTo(Step.QUESTIONS))
        self._surroundings()
        for number, aim in enumerate(self.bank.aims):
            if number:
                self.do(c.NewRound(early=True, aim=aim.name) if self.likely(0.9) else c.NewRound(early=True))
            self._questions()
            if number > 1 and self.likely(0.2):
                break
        self.do(c.GoTo(Step.SAY_BACK))
        if self.likely(0.8):
            self.maybe(0.6, c.DrawTurn(self.chance.randrange(99)))
            self._turn("You carry this alone.", 45)
            self.do(c.JudgeSayBack(self.likely(0.8)))
        self.do(c.GoTo(Step.REFRAME))
        if self.likely(0.9):
            self._turn(self._a_reframe(), 40)

    def _surroundings(self) -> None:
        """What happens around the questions, now and then."""
        self.maybe(0.1, c.QueueQuestions(((self.pick(self.state.here), self.pick(self.group.asked)),)))
        self.maybe(0.1, c.HideQuestion(self.bank.aims[0].questions[-1].ask))
        self.maybe(0.1, c.SetPace({Timing.ANSWER: 20.0}, skipped=(self.bank.aims[-1].name,)))
        if self.likely(0.05):
            self.bank = replace(self.bank, title=f"{self.bank.title}, edited")
            self.do(c.EditBank(self.bank))
        if self.state.desk.round.holder:
            self.maybe(0.1, c.InviteUnheard())

    def _a_reframe(self) -> str:
        named = self.state.challenges.get(self.state.owner or "", "")
        return self.chance.choice((*self.group.reframes, self.group.unchanged, named.upper(), ""))

    def _questions(self) -> None:
        """A round of questions; somebody may drop off the call, and come back or not."""
        gone = self.pick(self.state.here) if self.likely(0.08) and len(self.state.here) > 4 else ""
        while self.state.desk.round.holder:
            table = on_the_table(self.state, self.bank)
            match 3 if self.state.desk.round.holder == self._quiet else self.chance.randrange(12):
                case 0:
                    self.do(c.PutQuestion(Question(self.pick(self.group.asked), self.state.aim, Origin.OWN), table))
                case 1 | 2 if other := another(self.state, self.bank):
                    self.do(c.PutQuestion(other, table))
                case 3:
                    self.do(c.Pass(table))
                    continue
                case 4:
                    self.do(c.ParkIdea(self.state.desk.round.holder or "", "Have you tried to pay sooner?"))
                case 5 if turns.next_up(self.state):
                    self._postponed()
                    continue
            self._turn(self.pick(self.group.said), 26, suggestion=on_the_table(self.state, self.bank))
            if gone:
                self.do(c.SetPresence(gone, self.chance.choice((Presence.ABSENT, Presence.GONE))))
                self.maybe(0.5, c.SetPresence(gone, Presence.HERE))
                gone = ""

    def _recommend(self) -> None:
        self.do(c.GoTo(Step.RECOMMENDING))
        for idea in self.state.parked:
            if idea.who != self.state.owner:
                self.maybe(0.5, c.Recommend(idea.who, "Pay in 30 days, not in 60.", parked=idea.number))
        self._round(50, ("When we did so, the shouting stopped.", "Ask them what they need.", ""), 0.12)
        for made in self.state.recommendations:
            self.maybe(0.4, c.TakeUp(made.number))

    def _plan(self) -> None:
        self.do(c.GoTo(Step.PLANNING))
        for _ in range(self.chance.choice((0, 1, 1, 2, 2, 3, 4))):
            self.do(self._an_action())
        actions = self.state.plan.actions
        if actions and self.likely(0.1):
            first = actions[0]
            self.do(
                c.SetAction(f"{first.what}, this month", first.who, first.by, first.sign, first.helpers, first.number)
            )
        if actions:
            self.maybe(0.1, c.DropAction(self.chance.choice(actions).number))
        self.maybe(0.4, c.OfferHelp(self.pick(self.state.here), "A call on Monday"))
        if self.likely(0.3):
            self.do(c.AddNotDoing("All of it alone"))
            self.maybe(0.2, c.DropNotDoing("All of it alone"))
        self.maybe(0.7, c.SetCheckIn(self.today + timedelta(days=self.chance.randint(7, 40))))
        self._turn("", 200)

    def _an_action(self) -> c.SetAction:
        by = self.today + timedelta(days=self.chance.randint(3, 120)) if self.likely(0.85) else None
        helpers = (self.pick(self.state.here),) if self.likely(0.3) else ()
        who = self.state.owner if self.likely(0.7) and self.state.owner else self.pick(self.state.here)
        return c.SetAction(self.pick(self.group.actions), who, by, "we hear of it" if self.likely(0.5) else "", helpers)

    @property
    def today(self) -> date:
        """The day it is where the session is held."""
        return (self._clock.wall() + timedelta(minutes=self.group.offset)).date()

    def _another(self) -> None:
        """Now and then there is time for a second challenge; or another owner takes the first one's place."""
        owner = self.state.owner
        left = [name for name in self.state.challenges if name != owner and name not in self.state.voting.declined]
        if not left or not self.likely(0.15):
            return
        if self.likely(0.3):
            self.do(c.ChooseOwner(self.pick(left)))
        else:
            self.do(c.AnotherChallenge())
            if self.state.owner is None:
                self.do(c.ChooseOwner(self.pick(candidates(self.state))))
        self._inquire()
        if self.likely(0.7):
            self._recommend()
            self._plan()

    def _close(self) -> None:
        self.do(c.GoTo(Step.REFLECTING))
        self._round(25, ("It helped to be asked.", "I came with an answer, and leave with a question.", ""))
        if self.likely(0.8):
            self.do(c.GoTo(Step.PULSE))
            willing = [name for name in self.state.here if self.likely(self.chance.choice((0.2, 0.9, 0.9)))]
            for name in willing:
                self.do(c.GivePulse(name, tuple(self.chance.randint(2, 5) for _ in range(5))))
            if willing:
                self.maybe(0.1, c.GivePulse(willing[0], ()))
            if self.state.pulses:
                self.maybe(0.3, c.OpenPulses())
        self.do(c.GoTo(Step.FAREWELL))
        if self.likely(0.1):
            self._clock.advance(1800)

    def _amended(self) -> None:
        """Some words are mended, a day later: of whatever was written, and still counts."""
        self._clock.advance(86_400)
        for record in live(self.records)[0]:
            match record.event:
                case ChallengeWritten(text=text) if text and self.likely(0.1):
                    self.do(c.Amend(record.seq, Mendable.CHALLENGE, self._a_challenge()))
                case QuestionPut() if self.likely(0.05):
                    self.do(c.Amend(record.seq, Mendable.QUESTION, self.pick(self.group.asked)))
                case TurnTaken(text=text) if text and self.likely(0.1):
                    self.do(c.Amend(record.seq, Mendable.TURN, self.pick(self.group.reframes)))

    def _reopened(self) -> None:
        """Somebody takes it up once more, another day, for an action that was forgotten, or to go on."""
        past = Past(self.records, self.records[-1].elapsed)
        self._clock = SteppedClock(self._clock.wall() + timedelta(hours=self.chance.choice((1, 20, 70))))
        self.session = Session(InMemory(), self._clock, past)
        self.do(c.ResumeSession())
        if self.state.owner and self.likely(0.7):
            self.do(self._an_action())
        elif self.likely(0.5):
            self.do(c.GoTo(Step.REFLECTING))
            self.maybe(0.5, c.NewRound(early=True))
            self._round(25, ("One more thing.",))
        self.maybe(0.8, c.CloseSession())
