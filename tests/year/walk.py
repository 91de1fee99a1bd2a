"""A session walked through, event by event."""

from __future__ import annotations

from tests.year.told import PHASES, Event, Inquiry, Session, Turn


def key(text: str) -> str:
    """What a question is known by."""
    return " ".join(text.split()).casefold().strip(" .!?…¿¡؟;。！？")


class Walk:
    """Walks through the events of one session."""

    def __init__(self, told: Session) -> None:
        self.told = told
        self.question: Event | None = None
        self.table: dict[str, Event] = {}
        self.clock: tuple[float, float | None] = (0.0, None)
        """Seconds counted on the clock of the turn that runs, and since when it counts."""
        self.at_work = True

    def walk(self) -> None:
        for event in self.told.events:
            act = getattr(self, event["kind"], None)
            if act:
                act(event)
        if self.at_work:
            self.told.goodbye = None

    # The session

    def session_opened(self, event: Event) -> None:
        self.told.title, self.told.offset = event["title"], event.get("utc_offset", 0)
        self.told.since = event["elapsed"]

    def titled(self, event: Event) -> None:
        self.told.title = event["title"]

    def team_named(self, event: Event) -> None:
        self.told.team = event["name"]

    def bank_chosen(self, event: Event) -> None:
        self.told.bank, self.told.bank_title, self.told.aims = event["name"], event["title"], event["aims"]
        self.told.skipped, self.told.joined, self.told.timings = [], [], {}

    def bank_edited(self, event: Event) -> None:
        self.told.bank_title, self.told.aims = event["title"], event["aims"]

    def timing_set(self, event: Event) -> None:
        self.told.timings[event["timing"]] = event["seconds"]

    def rounds_limited(self, event: Event) -> None:
        self.told.skipped, self.told.joined = event.get("skipped", []), event.get("joined", [])

    def end_set(self, event: Event) -> None:
        self.told.ends_at = event.get("end_set_at")

    def session_resumed(self, event: Event) -> None:
        self.told.closed = False
        self._pause(event)

    def session_closed(self, event: Event) -> None:
        self.told.closed = True
        self._pause(event)
        if self.at_work:
            self.told.goodbye, self.at_work = event, False

    # People

    def participant_added(self, event: Event) -> None:
        self._is(event["who"], event.get("presence", "here"))
        if event.get("pronouns"):
            self.told.pronouns[event["who"]] = event["pronouns"]

    def presence_changed(self, event: Event) -> None:
        self._is(event["who"], event["presence"])

    def _is(self, who: str, presence: str) -> None:
        self.told.presence[who] = presence
        if presence == "here":
            self.told.came.add(who)

    def reordered(self, event: Event) -> None:
        self.told.presence = {name: self.told.presence[name] for name in event["order"]}

    def participant_removed(self, event: Event) -> None:
        del self.told.presence[event["who"]]
        self.told.came.discard(event["who"])

    # Challenges, and whose it is

    def challenge_written(self, event: Event) -> None:
        self.told.challenges[event["who"]] = event["text"]
        if not event["text"]:
            del self.told.challenges[event["who"]]
        if event["who"] == self.told.now.owner:
            self.told.now.challenge = event["text"]

    def owner_chosen(self, event: Event) -> None:
        now = self.told.now
        if event["who"] != now.owner:
            now.reframe = None
        now.owner, now.challenge, now.how = event["who"], self.told.challenges[event["who"]], event["how"]

    def owner_declined(self, event: Event) -> None:
        if self.told.now.owner == event["who"]:
            self.told.now.owner, self.told.now.challenge = None, ""

    def inquiry_set_aside(self, event: Event) -> None:
        self.told.now.finished = event.get("finished", True)
        self.told.past.append(self.told.now)
        self.told.now = Inquiry(self.told.now.number + 1)
        self._enter(event)

    # Steps and turns

    def step_entered(self, event: Event) -> None:
        self._enter(event)

    def _enter(self, event: Event) -> None:
        assert self.clock == (0.0, None) or self.told.step in {"rules", "writing", "voting"}, self.told.name
        phase = PHASES[self.told.step]
        self.told.used[phase] = self.told.used.get(phase, 0.0) + event["elapsed"] - self.told.since
        self.told.step, self.told.since, self.clock = event["step"], event["elapsed"], (0.0, None)

    def clock_started(self, event: Event) -> None:
        self.at_work = True
        self.clock = (self.clock[0], self.clock[1] if self.clock[1] is not None else event["elapsed"])

    def clock_credited(self, event: Event) -> None:
        self.clock = (self.clock[0] + event["seconds"], self.clock[1])
        self.clock_started(event)

    def clock_paused(self, event: Event) -> None:
        self._pause(event)

    def gap_noticed(self, event: Event) -> None:
        self._pause(event)

    def _pause(self, event: Event) -> None:
        used, since = self.clock
        self.clock = (used + (event["elapsed"] - since if since is not None else 0.0), None)

    def question_put(self, event: Event) -> None:
        if event.get("offered"):
            self._laid(event["offered"])
        if event["origin"] == "bank":
            self.table[key(event["text"])] = {"text": event["text"], "aim": event["aim"], "origin": "bank"}
        self.question = event

    def _laid(self, text: str) -> None:
        self.table[key(text)] = {"text": text, "origin": "bank"}

    def turn_taken(self, event: Event) -> None:
        self._end(event, "done")
        if self.told.step == "reframe":
            self.told.now.reframe = event.get("text", "")

    def turn_passed(self, event: Event) -> None:
        if event.get("offered"):
            self._laid(event["offered"])
        self._end(event, "passed")

    def turn_postponed(self, event: Event) -> None:
        self._pause(event)
        if self.clock[0]:
            self.told.turns.append(self._turn(event, "cut", round(self.clock[0], 3)))
        self._next()

    def _end(self, event: Event, mark: str) -> None:
        self.at_work = True
        turn = self._turn(event, mark, event.get("seconds", 0.0))
        turn.allowed, turn.untimed = event.get("allowed", 0.0), event.get("untimed", 0.0)
        if turn.step == "questions":
            turn.question = self.question if mark == "done" else None
            asked = key(turn.question["text"]) if turn.question else None
            turn.passed_on = {known: laid for known, laid in self.table.items() if known != asked}
        self.told.turns.append(turn)
        self._next()

    def _turn(self, event: Event, mark: str, seconds: float) -> Turn:
        step, who = self.told.step, event["who"]
        speaker = (self.told.now.owner or who) if step == "questions" else who
        return Turn(step, who, speaker, mark, self.told.now.number, seconds, bank=self.told.bank)

    def _next(self) -> None:
        self.question, self.table, self.clock = None, {}, (0.0, None)

    # The plan, the pulse, and what became of earlier ones

    def recommended(self, event: Event) -> None:
        self.told.now.made[event["number"]] = event

    def taken_up(self, event: Event) -> None:
        (self.told.now.taken.add if event["taken"] else self.told.now.taken.discard)(event["number"])

    def help_offered(self, event: Event) -> None:
        self.told.now.help.pop(event["who"], None)
        if event["text"]:
            self.told.now.help[event["who"]] = event["text"]

    def not_doing_added(self, event: Event) -> None:
        self.told.now.not_doing.append(event["text"])

    def not_doing_dropped(self, event: Event) -> None:
        self.told.now.not_doing.remove(event["text"])

    def action_set(self, event: Event) -> None:
        self.told.now.actions[event["number"]] = event

    def action_dropped(self, event: Event) -> None:
        del self.told.now.actions[event["number"]]

    def check_in_set(self, event: Event) -> None:
        self.told.now.check_in = event.get("on")

    def pulse_given(self, event: Event) -> None:
        self.told.pulses[event["who"]] = event["scores"]
        if not event["scores"]:
            del self.told.pulses[event["who"]]

    def action_brought(self, event: Event) -> None:
        self.told.brought[event["number"]] = event

    def action_answered(self, event: Event) -> None:
        self.told.answers[event["number"]] = event

    def followed_up(self, event: Event) -> None:
        self.told.heard[event["action"]] = event
