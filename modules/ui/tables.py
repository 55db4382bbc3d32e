"""A table of figures on the screen; every cell is text."""

from facilitation.document import Cell, Column, Table
from modules.ui.markup import Safe, fill, join


def draw_up(shown: Table) -> Safe:
    """The table as our own HTML, every cell as text; empty ones say so."""
    head = [
        fill("<th scope='col' class='{look}'>{words}</th>", look=column.align, words=column.header) for column in shown.columns
    ]
    rows = [
        fill(
            "<tr>{cells}</tr>",
            cells=join(
                [
                    fill("<td class='{look}' dir='auto'>{words}</td>", look=column.align, words=_written(column, cell))
                    for column, cell in zip(shown.columns, row, strict=True)
                ]
            ),
        )
        for row in shown.rows
    ]
    return fill(
        "<div class='k-figures' tabindex='0' role='region' aria-label='Tabelle: {caption}'><table><caption>{caption}</caption>"
        "<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}",
        caption=shown.caption,
        head=join(head),
        rows=join(rows),
        note=fill("<p class='k-small k-muted'>{note}</p>", note=shown.note) if shown.note else "",
    )


def _written(column: Column, cell: Cell) -> str:
    return column.write(cell) if cell != "" else ""
