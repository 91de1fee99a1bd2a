"""The table of challenges, whatever stands in it and however little room there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from peerinquiry.inquiry.view.challenges import Row, Tone
from peerinquiry.widgets.challenge_table import ChallengeTable

texts = st.text(max_size=60) | st.sampled_from(["", "a few words", "word " * 30, "王" * 40, "[/x]", "👩‍👩‍👧‍👦" * 9])
rows = st.lists(
    st.builds(
        Row,
        st.text(min_size=1, max_size=20),
        texts,
        st.sampled_from(["", "✓", "▸", "1", "12"]),
        st.sampled_from(Tone),
        st.booleans(),
        st.none() | st.integers(0, 135),
    ),
    max_size=15,
)


class Room(App[None]):
    """Nothing but the table."""

    def compose(self) -> ComposeResult:
        yield ChallengeTable()


@given(st.lists(st.tuples(rows, st.integers(0, 14) | st.none()), min_size=1, max_size=8), st.data())
def test_it_keeps_to_its_room_and_the_current_row_in_it(
    tables: list[tuple[list[Row], int | None]], data: st.DataObject
) -> None:
    import asyncio

    size = data.draw(st.tuples(st.integers(20, 120), st.integers(2, 30)))

    async def look() -> None:
        app = Room()
        async with app.run_test(size=size):
            table = app.query_one(ChallengeTable)
            for shown, current in tables:
                index = current if current is not None and current < len(shown) else None
                table.rows, table.current = tuple(shown), index
                lines = str(table.render()).split("\n")
                assert len(lines) <= max(1, table.content_size.height)
                assert shown == [] or index is None or any(at == index for at in table._at)

    asyncio.run(look())
