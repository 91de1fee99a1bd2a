"""What is kept beyond the record: the group as a team, and what people take along."""

from __future__ import annotations

from peerinquiry.inquiry.commands import NameTeam
from peerinquiry.inquiry.team_changes import differences
from peerinquiry.inquiry.view.plan_text import plan_as_text
from peerinquiry.plain.language import Outcome, Scene, needed, word
from peerinquiry.storage.home import Home
from peerinquiry.storage.teams import Teams
from peerinquiry.team_in_use import nobody_yet, with_session

ROOM = "To keep"


@word("save-group NAME [yes]", ROOM)
def save_group(scene: Scene, said: str) -> Outcome:
    """Save the group as a team; one that there is already is changed with yes, once it was told what would change."""
    if not scene.state.participants:
        raise ValueError("Nobody is here yet: add Ann, Bea, Carl")
    wanted = needed(said, "save-group Leadership team")
    name, _, sure = wanted.rpartition(" ") if wanted.endswith(" yes") else (wanted, "", "")
    teams = Teams(Home(scene.home))
    path = teams.file_for(name)
    before = teams.load(path.stem) if path.exists() else None
    after = with_session(before or nobody_yet(name), scene.state, scene.bank)
    if before and not sure and (changes := differences(before, after)):
        return "\n".join([f"In {before.title} this would change:", *changes, f"save-group {name} yes does it."])
    kept = teams.keep(after).stem
    return NameTeam(kept) if scene.state.team != kept else "Saved."


@word("calendar", ROOM)
def calendar(scene: Scene, _: str) -> Outcome:
    """Write the dates of the plan to a file for calendars."""
    scene.live.keepsakes.keep_calendar()
    return ""


@word("plan-file", ROOM)
def plan_file(scene: Scene, _: str) -> Outcome:
    """Write the plan as text to a file; plan tells it here."""
    scene.live.recording.write_plan(plan_as_text(scene.state, scene.today))
    return f"{scene.live.recording.files.plan.name} lies beside the record."


@word("report", ROOM)
def report(scene: Scene, _: str) -> Outcome:
    """Write the report, as a page for the browser."""
    scene.live.keepsakes.keep_report()
    return ""
