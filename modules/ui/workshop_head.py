"""The head of a page about one workshop: which it is, and the ways to its other pages."""

from facilitation.workshop import Process, Workshop
from modules.ui.dates import short_day
from modules.ui.markup import draw
from modules.ui.status import status


def show(page: str, process: Process, workshop: Workshop, *, view: str, words: str) -> None:
    """`page` stands before the name of the workshop; `view` and `words`: the page beside this one."""
    draw(
        "<div class='k-head'><div><h1>{page}: {title}</h1><p class='k-muted'>"
        "<a class='k-link' href='/planung?prozess={process}'>{of}</a> · {facts}</p></div><span class='k-acts'>"
        "<a class='k-btn' href='/{format}?workshop={id}&amp;ansicht={view}'>{words}</a>"
        "<a class='k-btn' href='/{format}?workshop={id}'>Zur Moderation</a></span></div>",
        page=page,
        title=workshop.title,
        process=process.id,
        of=process.title,
        facts=f"{short_day(workshop.date)}, {status(workshop)}",
        id=workshop.id,
        format=workshop.format,
        view=view,
        words=words,
    )
