"""Minutes chapter by chapter: nothing is lost in taking them apart, and renewing one leaves the others as they were."""

from hypothesis import given
from hypothesis import strategies as st

from facilitation.chapters import Chapter, chapter, chapters, joined, renewed
from facilitation.document import Block, Heading, PageBreak, Section, Text

FRONT, END = Text("Kopf"), Text("Ende")
BLOCKS: list[Block] = [
    FRONT,
    Heading(1, "Ergebnisse"),
    Heading(2, "1. Was fehlt?"),
    Text("Bus am Abend"),
    Section(landscape=True),
    Heading(1, "Schritte"),
    Text("Der Rat berät."),
    PageBreak(),
    Heading(1, "Anhang"),
    END,
]
SOME_BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, st.integers(1, 3), st.sampled_from("ABC")),
        st.builds(Text, st.text(max_size=3)),
        st.builds(Section, st.booleans()),
        st.just(PageBreak()),
    )
)


def test_a_turn_of_the_page_belongs_to_the_chapter_behind_it():
    assert chapters(BLOCKS) == (
        Chapter("", (FRONT,)),
        Chapter("Ergebnisse", (Heading(2, "1. Was fehlt?"), Text("Bus am Abend"))),
        Chapter("Schritte", (Text("Der Rat berät."),), (Section(landscape=True),)),
        Chapter("Anhang", (END,), (PageBreak(),)),
    )


@given(SOME_BLOCKS)
def test_taken_apart_and_put_together_it_is_the_same(blocks: list[Block]):
    assert joined(chapters(blocks)) == tuple(blocks)


def test_a_renewed_chapter_stands_where_it_stood_and_the_turns_of_the_page_with_it():
    fresh = renewed(BLOCKS, {"Schritte": [Text("Der Rat hat beschlossen.")]})
    assert fresh == tuple(Text("Der Rat hat beschlossen.") if one == Text("Der Rat berät.") else one for one in BLOCKS)


def test_a_new_chapter_stands_behind_the_one_named_before_it():
    fresh = renewed(BLOCKS, {"Schritte": [Text("Der Rat berät.")], "Weg": [Text("Stadtrat")]})
    assert [one.title for one in chapters(fresh)] == ["", "Ergebnisse", "Schritte", "Weg", "Anhang"]
    assert chapter(fresh, "Weg") == (Text("Stadtrat"),)


def test_a_chapter_of_which_nothing_is_left_goes():
    assert [one.title for one in chapters(renewed(BLOCKS, {"Anhang": []}))] == ["", "Ergebnisse", "Schritte"]


def test_nothing_stands_under_a_title_there_is_not():
    assert chapter(BLOCKS, "Gremienweg") == ()
