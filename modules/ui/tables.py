"""A table of figures on the screen; every cell is text."""

from collections.abc import Sequence

from facilitation.document import Cell, Column, Table
from modules.ui.markup import Safe, fill, join


def draw_up(table: Table) -> Safe:
    """The table as our own HTML. A column in which nothing stands is left out; a single empty cell says so."""
    places = [place for place, column in enumerate(table.columns) if any(map(_is_filled, table.cells(column.header)))]
    places = places or list(range(len(table.columns)))
    columns = [table.columns[place] for place in places]
    whole = sum(column.width for column in columns)
    return fill(
        "<div class='k-figures' tabindex='0' role='region' aria-label='Tabelle: {caption}'><table><caption>{caption}</caption>"
        "<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}",
        caption=table.caption,
        widths=join([fill("<col style='width: {share}%'>", share=round(100 * column.width / whole)) for column in columns]),
        head=join([fill("<th scope='col' class='{look}'>{words}</th>", look=one.align, words=one.header) for one in columns]),
        rows=join([_row(columns, [row[place] for place in places]) for row in table.rows]),
        note=fill("<p class='k-small k-muted'>{note}</p>", note=table.note) if table.note else "",
    )


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> Safe:
    drawn = [
        fill("<td class='{look}' dir='auto'>{words}</td>", look=column.align, words="" if cell == "" else column.write(cell))
        for column, cell in zip(columns, cells, strict=True)
    ]
    return fill("<tr>{cells}</tr>", cells=join(drawn))


def _is_filled(cell: Cell) -> bool:
    return cell is not None and cell != ""
