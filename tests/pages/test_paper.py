"""What a municipality's Word files look like."""

from io import BytesIO

import docx

from facilitation import planning
from facilitation.colour import derive
from pages import takeaway
from tests.builders import FACILITATOR
from tests.pages.visitor import Hall


def heading_colours(content: bytes) -> list[str]:
    styles = docx.Document(BytesIO(content)).styles
    return [f"#{styles[name].font.color.rgb}".lower() for name in ("Heading 1", "Heading 2")]


def test_the_minutes_bear_the_colour_of_the_municipality(hall: Hall) -> None:
    planning.change_process(hall.house, FACILITATOR, hall.here.workshop.process_id, colour="#7a1632")
    derived = derive("#7a1632")
    for write in (takeaway.minutes_as_word, takeaway.transfer_as_word):
        assert heading_colours(write(hall.house, hall.here.workshop_id)) == [derived["accent_strong"], derived["accent"]]
