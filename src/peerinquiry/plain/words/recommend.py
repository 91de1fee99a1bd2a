"""Experience first, then advice; what was parked comes back."""

from __future__ import annotations

from peerinquiry.inquiry.commands import Recommend, TakeUp
from peerinquiry.inquiry.model import Kind, Step
from peerinquiry.inquiry.view.recommend import offers, recommending
from peerinquiry.plain.language import Outcome, Scene, needed, number_in, picked, word

ROOM = "Recommendations"


@word("experience [NAME:] TEXT", ROOM, Step.RECOMMENDING)
def experience(scene: Scene, said: str) -> Outcome:
    """What happened when somebody tried; the turn goes on."""
    return Recommend(*scene.named(needed(said, "experience We shared a forecast, and it held")), Kind.EXPERIENCE)


@word("advice [NAME:] TEXT", ROOM, Step.RECOMMENDING)
def advice(scene: Scene, said: str) -> Outcome:
    """What somebody would try; the turn goes on."""
    return Recommend(*scene.named(needed(said, "advice Call them both")), Kind.ADVICE)


@word("parked [NUMBER] [NAME:] [TEXT]", ROOM, Step.RECOMMENDING)
def parked(scene: Scene, said: str) -> Outcome:
    """Parked ideas, by number; with one, it is recommended, in other words if some are given."""
    waiting = offers(scene.state)
    if not said:
        lines = [f"{number}. {offer.who}: {offer.words}" for number, offer in enumerate(waiting, start=1)]
        return "\n".join(lines) or "Nothing is parked."
    number, _, rest = said.partition(" ")
    offer = waiting[picked(number, waiting, "parked idea")]
    who, text = scene.named(rest, scene.holder if offer.who == scene.state.owner else offer.who)
    return Recommend(who, text or needed(offer.text, f"parked {number} {who}: what it is"), Kind.ADVICE, offer.number)


@word("recommendations", ROOM)
def recommendations(scene: Scene, _: str) -> Outcome:
    """What was recommended so far, by number."""
    told = recommending(scene.state, scene.bank).told
    lines = [f"{one.number}. {one.who}, {one.kind}: {one.text}{' (taken up)' if one.taken_up else ''}" for one in told]
    return "\n".join(lines) or "Nothing was recommended yet."


@word("take NUMBER", ROOM)
def take(_scene: Scene, said: str) -> Outcome:
    """The owner takes a recommendation up."""
    return TakeUp(number_in(said, "a recommendation"))


@word("leave NUMBER", ROOM)
def leave(_scene: Scene, said: str) -> Outcome:
    """The owner does not take it up, after all."""
    return TakeUp(number_in(said, "a recommendation"), taken=False)
