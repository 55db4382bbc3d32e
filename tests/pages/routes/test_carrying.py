"""What steps hand on, changed from the facilitator's window."""

from tests.pages.visitor import Hall


def test_the_desk_refuses_what_is_no_list_and_what_is_not_level(hall: Hall) -> None:
    facilitator = hall.facilitator()
    hall.open("ideas")
    answers = [
        hall.do(facilitator, "carry_over", "ideas", rows="Bus"),
        hall.do(facilitator, "carry_over", "ideas", rows=[]),
        hall.do(facilitator, "take_over", "ideas"),
        hall.do(facilitator, "run_off", "ideas", options=["a", "b"], places=0),
    ]
    assert [(answer.status_code, answer.json()["error"]) for answer in answers] == [
        (422, "Unreadable"),
        (409, "AlreadyRunning"),
        (409, "NothingNew"),
        (409, "NoTie"),
    ]


def test_guests_and_projectors_change_nothing_of_it(hall: Hall) -> None:
    for verb in ("carry_over", "take_over", "run_off"):
        assert [hall.do(browser, verb, "ideas").status_code for browser in (hall.guest(), hall.projector())] == [403, 403]
