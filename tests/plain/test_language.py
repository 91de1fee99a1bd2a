"""The language of the plain console: each word does what the key of the console does; nothing said ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.test_follow_through import BRING
from tests.plain.talking import Talk

from peerinquiry.inquiry import commands
from peerinquiry.inquiry.commands import Command, GoTo
from peerinquiry.inquiry.model import Answer, Mark, Presence, Step
from peerinquiry.live import Live
from peerinquiry.plain.console import AS_SAID
from peerinquiry.plain.language import WORDS, understood
from peerinquiry.plain.words.helping import USEFUL, all_words

GROUP = ("add Ann, Bea, Carl, Dev", "challenge Ann: We lose two suppliers", "challenge Bea: My team is tired")
ASKING = (*GROUP, "go voting", "owner Ann", "go questions")

NOT_SAID = {
    commands.OpenSession: "begins it",
    commands.ResumeSession: "takes it up again",
    commands.NoticeGap: "the clock notices",
    commands.EditBank: "the file of the bank was saved",
    commands.SetPace: "pace and budget make it",
    commands.NameTeam: "a team is met with, as a whole",
    commands.BringActions: "they come with the team",
    commands.FollowUp: "another session says it",
    commands.Amend: "`peerinquiry transcripts amend` mends what is on record",
}
"""Commands that nobody says, each with why."""

SAID: dict[type[Command], tuple[tuple[str, ...], str]] = {
    commands.CloseSession: ((*GROUP, "go farewell"), "close"),
    commands.Undo: (GROUP, "undo"),
    commands.Redo: ((*GROUP, "undo"), "redo"),
    commands.SetTitle: ((), "title Leaders"),
    commands.ChooseBank: ((), "bank troika-consulting"),
    commands.SetTiming: ((), "length answer: 20 s"),
    commands.SetEnd: ((), "ends in 75 min"),
    commands.AddPeople: ((), "add Ann"),
    commands.Rename: (GROUP, "rename Ann: Anne"),
    commands.Remove: (GROUP, "remove Dev"),
    commands.SetPresence: (GROUP, "late dev"),
    commands.Reorder: (GROUP, "order Dev, Carl"),
    commands.Shuffle: (GROUP, "shuffle"),
    commands.WriteChallenges: (GROUP[:1], GROUP[1]),
    commands.SetVoting: ((*GROUP, "go voting"), "method dots 3"),
    commands.CastVote: ((*GROUP, "go voting"), "vote Carl: 2"),
    commands.RevealVotes: ((*GROUP, "go voting", "vote Carl: 2"), "open"),
    commands.ChooseOwner: ((*GROUP, "go voting"), "owner 2"),
    commands.DeclineOwnership: ((*GROUP, "go voting", "owner 2"), "decline"),
    commands.AnotherChallenge: ((*ASKING, "start", "next Purchasing", "go farewell"), "another"),
    commands.TurnToAim: (ASKING, "aim support"),
    commands.PutQuestion: (ASKING, "ask What else?"),
    commands.QueueQuestions: (ASKING, "queue Dev: What else?"),
    commands.HideQuestion: (ASKING, "hide 2"),
    commands.ParkIdea: (ASKING, "park have you tried calling them"),
    commands.JudgeSayBack: ((*ASKING, "go say-back", "start", "next They are tired"), "right"),
    commands.Recommend: ((*ASKING, "go recommending"), "advice Call them"),
    commands.TakeUp: ((*ASKING, "go recommending", "advice Call them"), "take 1"),
    commands.SetAction: ((*ASKING, "go planning"), "action Bea: call both by fri"),
    commands.DropAction: ((*ASKING, "go planning", "action call both"), "drop 1"),
    commands.OfferHelp: ((*ASKING, "go planning"), "support Bea: reads the letter"),
    commands.AddNotDoing: ((*ASKING, "go planning"), "not-doing more e-mails"),
    commands.DropNotDoing: ((*ASKING, "go planning", "not-doing more e-mails"), "not-doing more e-mails"),
    commands.SetCheckIn: ((*ASKING, "go planning"), "check-in +2w"),
    commands.GivePulse: ((*ASKING, "go pulse"), "pulse Bea: 4 5 3 4 5"),
    commands.OpenPulses: (
        (*ASKING, "go pulse", *(f"pulse {name}: 4 5 3 4 5" for name in ("Ann", "Bea", "Carl"))),
        "next",
    ),
    commands.Note: ((), "note We began late"),
    commands.GoTo: (GROUP, "go voting"),
    commands.ToggleClock: ((), "start"),
    commands.ExtendClock: ((), "more 45"),
    commands.CreditClock: (("wait 20",), "count"),
    commands.EndTurn: (ASKING, "next Purchasing"),
    commands.Pass: (ASKING, "pass"),
    commands.Postpone: (ASKING, "later"),
    commands.GiveTurn: (ASKING, "turn Dev"),
    commands.DrawTurn: ((*ASKING, "go say-back"), "draw"),
    commands.NewRound: (ASKING, "round"),
    commands.InviteUnheard: ((*ASKING, "next", "round"), "unheard"),
}
"""For every other: what was said before, and the line that asks for it."""


def every_command() -> set[type[Command]]:
    return {kind for kind in map(vars(commands).get, commands.__all__) if isinstance(kind, type)} & set(
        Command.__subclasses__()
    )


def test_every_command_is_said_or_has_a_reason(record_property: Callable[[str, object], None]) -> None:
    assert every_command() == SAID.keys() | NOT_SAID.keys() | {
        commands.AnswerAction,
        commands.CastVotes,
        commands.MeetAs,
    }
    said = len(every_command()) - len(NOT_SAID)
    record_property("measured", f"{said} of {len(every_command())} commands are said, by {len(WORDS)} words")


@pytest.mark.parametrize("kind", SAID, ids=lambda kind: kind.__name__)
def test_a_line_asks_for_it_and_the_session_does_it(kind: type[Command], tmp_path: Path) -> None:
    before, line = SAID[kind]
    talk = Talk(tmp_path, *before, line)
    assert talk.code == 0, talk.text
    assert isinstance(talk.asked[-1], kind)
    assert AS_SAID not in talk.said, "whoever sees nothing hears what came of it"


def test_an_empty_line_is_next() -> None:
    assert understood("  ")[0] is WORDS["next"]


def test_a_word_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "chalenge Ann: x")
    assert "did you mean challenge?" in talk.text
    assert talk.code == 1
    assert "There is no word speak; help tells them." in Talk(tmp_path, "speak up").said, "park is none of it"


def test_the_end_of_an_answer_is_announced_once_and_then_by_the_minute(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, "start", "wait 100", "next")
    assert talk.said.count("Time is up: Ann answers.") == 1, talk.text
    assert talk.said.count("1 min over: Ann answers.") == 1


def test_nothing_is_announced_that_has_no_clock(tmp_path: Path) -> None:
    assert "Time is up" not in Talk(tmp_path, *ASKING, "wait 200").text


def test_the_session_lies_on_disk_as_it_was_said(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, "late Dev", "start", "wait 12", "next Purchasing", "pass")
    assert talk.state.step is Step.QUESTIONS
    assert [person.presence for person in talk.state.participants][-1] is Presence.LATE
    assert [(turn.who, turn.mark, turn.text) for turn in talk.state.turns] == [
        ("Bea", Mark.DONE, "Purchasing"),
        ("Carl", Mark.PASSED, ""),
    ]
    assert talk.journal.with_suffix(".md").is_file()


def test_what_people_take_along_is_written_and_told(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, "go planning", "action call both by fri", "calendar", "plan-file", "report")
    for name in (talk.journal.with_suffix(".ics"), talk.journal.with_suffix(".html")):
        assert name.is_file()
        assert name.name in talk.text


def test_how_an_action_of_last_time_goes_on_is_said_with_why_it_changed(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "answer 1 changed it was too much", "goes-on 1 call Brandt alone by 2026-12-01", before=BRING)
    assert talk.code == 0, talk.text
    said = talk.state.brought[0].said
    assert said
    assert (said.answer, said.why, said.what, said.by) == (
        Answer.CHANGED,
        "it was too much",
        "call Brandt alone",
        date(2026, 12, 1),
    )
    assert "goes-on NUMBER" in next(one for one in Talk(tmp_path, "help", before=BRING).said if "help all" in one)


CHAT = """\
14:02:11 From Ann to Everyone: We lose two suppliers a year and nobody owns it
14:02:41 From Bea to Everyone: My team is tired, and it shows in every meeting
14:02:45 From Carl to Everyone: Good morning all!
14:02:50 From Zed to Everyone: I am new here and share one budget with two teams
14:02:55 From Carl to Ann(Direct Message): not for all
"""


def test_what_is_not_kept_of_a_chat_is_told_and_can_be_taken_in(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT, encoding="utf-8")
    talk = Talk(tmp_path, "add Ann, Bea, Carl", "next", f"chat {chat}", "add Zed", f"chat {chat}")
    assert talk.code == 0, talk.text
    assert (
        "Kept: 2; 1 nobody's, not kept; 1 direct message dropped; 1 left out.\n"
        "Not kept, Zed: I am new here and share one budget with two teams\n"
        "challenge NAME: TEXT keeps one; or add who wrote it, and say chat again."
    ) in talk.said
    assert talk.state.challenges["Zed"].startswith("I am new here")
    assert "not for all" not in talk.text


def test_votes_in_a_chat_that_are_unclear_are_told(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text("14:02 From Ann to Everyone: 2\n14:03 From Carl to Everyone: 1 or maybe 2\n", encoding="utf-8")
    talk = Talk(tmp_path, *GROUP, "go voting", f"chat {chat}")
    assert talk.state.voting.ballots.keys() == {"Ann"}
    assert "Votes were cast for 1 of 4; 1 unclear, not cast.\nNot kept, Carl: 1 or maybe 2\n" in talk.text


def test_of_a_chat_that_is_refused_nothing_is_said_to_be_kept(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text("14:02 From Ann to Everyone: 2\n", encoding="utf-8")
    talk = Talk(tmp_path, *GROUP, "go voting", "method talk", f"chat {chat}")
    assert "We choose by talking it through; say whose it is." in talk.said
    assert "Votes were cast" not in talk.text
    assert talk.code == 1


def test_a_group_is_saved_and_changed_once_that_is_said(tmp_path: Path) -> None:
    team = tmp_path / "teams" / "night-shift.toml"
    talk = Talk(tmp_path, "add Ann, Bea, Carl", "save-group Night shift", "add Dev", "save-group Night shift")
    assert talk.code == 0
    assert "Dev joins the team" in talk.text
    assert "Dev" not in team.read_text(encoding="utf-8")
    Talk(tmp_path, "add Ann, Bea, Carl, Dev", "save-group Night shift yes")
    assert "Dev" in team.read_text(encoding="utf-8")


def test_a_refusal_is_told_and_the_script_goes_on_and_says_so_at_last(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "pass", "add Ann")
    assert talk.state.names == ("Ann",)
    assert talk.code == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("vote Ann: 1", "vote belongs to choose one: go voting"),
        ("open", "open belongs to choose one: go voting"),
        ("pulse Ann: 1 2 3 4 5", "pulse belongs to the pulse: go pulse"),
        ("queue Ann: Why?", "queue belongs to the owner's story or questions: go story"),
    ],
)
def test_a_word_said_in_another_step_decides_nothing_and_is_told_where_it_belongs(
    line: str, words: str, tmp_path: Path
) -> None:
    talk = Talk(tmp_path, "add Ann, Bea", "challenge Ann: Suppliers leave", "go saying", line)
    assert words in talk.said
    assert talk.code == 1
    assert not talk.state.voting.ballots
    assert talk.asked[-1] == GoTo(Step.SAYING)


SUBJECTS = ("Ann", "1", "2: 3", "Bea: x", "in 3 months", "kept", "99", "all")


@given(
    st.lists(
        st.one_of(
            st.sampled_from(sorted(WORDS)),
            st.tuples(
                st.sampled_from(sorted(WORDS)),
                st.one_of(
                    st.sampled_from(["Ann", "1", "2: 3", "Bea: x", "in 3 months", "kept", "99", "all"]), st.text()
                ),
            ).map(" ".join),
            st.text(),
        ).filter(lambda line: not line.startswith("quit")),
        max_size=12,
    )
)
@settings(max_examples=25)
def test_whatever_is_said_the_session_goes_on(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    talk = Talk(tmp_path_factory.mktemp("talk"), *ASKING, *lines, "title The end")
    assert talk.state.title == "The end" or talk.state.closed
    assert not any(char in talk.text for char in "\x1b\x07\x9b")


def test_a_remark_in_a_script_is_for_its_readers(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "# who is here", "add Ann")
    assert (talk.code, talk.state.names) == (0, ("Ann",))
    assert "who is here" not in talk.text


@pytest.mark.parametrize("line", ["vote Carl: 2", "vote Carl 2", "vote carl, 2", "VOTE ca 2"])
def test_numbers_need_no_colon_before_them(line: str, tmp_path: Path) -> None:
    talk = Talk(tmp_path, *GROUP, "go voting", line)
    assert talk.state.voting.ballots["Carl"].choices == ("Bea",), talk.text


def test_votes_without_a_number_are_taken_back(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *GROUP, "go voting", "vote Carl: 2", "vote Carl")
    assert "Carl takes the votes back; 4 still to vote." in talk.said


def test_what_was_so_before_is_said_to_be(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *GROUP, "go voting", "vote Carl: 2", "vote Carl: 2")
    assert talk.said.count(AS_SAID) == 1


def test_a_name_that_comes_first_is_told_to_come_second(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "add Carl", "Carl: call them")
    assert "as in: note Carl: call them" in talk.text
    assert talk.code == 1


def test_the_help_tells_first_what_a_step_is_about(tmp_path: Path) -> None:
    assert USEFUL.keys() == set(Step)
    for step, names in USEFUL.items():
        for name in names.split():
            WORDS[name].mind(step)
    help_ = next(one for one in Talk(tmp_path, *ASKING, "help").said if "help all" in one).splitlines()
    assert "park keeps it" in help_[0]
    assert help_[1].startswith("start:")
    assert "goes-on NUMBER" not in next(one for one in Talk(tmp_path, "help").said if "help all" in one)
    told = [line.partition(": ")[2].rstrip(".").split(", ") for line in help_[help_.index("And here, too:") + 1 : -1]]
    others = {name for names in told for name in names}
    assert others | set(USEFUL[Step.QUESTIONS].split()) == {
        name for name, word in WORDS.items() if not word.steps or Step.QUESTIONS in word.steps
    }


def test_what_could_not_be_saved_is_said_at_the_end_and_by_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = "3 events could not be saved, and are lost."
    monkeypatch.setattr(Live, "close", lambda _: lost)
    talk = Talk(tmp_path, "add Ann")
    assert talk.said[-1] == lost
    assert talk.code == 1


def test_words_may_be_written_in_any_case(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *GROUP, "GO voting", "METHOD Dots 3", "Piling NO", "TIE Chance", "help ALL")
    assert talk.code == 0, talk.text
    hidden = Talk(tmp_path, *ASKING, "start", "next", "Unheard", "Unheard HIDE")
    assert hidden.code == 0, hidden.text
    assert hidden.asked[-1] == commands.InviteUnheard(shown=False)
    assert not talk.state.voting.piling
    assert "\n".join(all_words()) in talk.said


def test_the_help_tells_every_word() -> None:
    told = "\n".join(all_words())
    for word in WORDS.values():
        assert f"{word.usage}: {word.tells}" in told
        assert word.tells.endswith((".", "!", "?")) or ":" in word.tells
