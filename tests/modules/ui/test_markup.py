"""People's words stay words."""

from modules.ui.markup import fill, join

HOSTILE = '<img src=x onerror="alert(1)">&{title}'


def test_words_are_escaped_where_they_are_filled_in():
    assert fill("<p title='{title}'>{text}</p>", title="a'b", text=HOSTILE) == (
        "<p title='a&#x27;b'>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;{title}</p>"
    )


def test_pieces_of_our_own_making_are_escaped_only_once():
    lines = join([fill("<li>{text}</li>", text="a < b"), fill("<li>{text}</li>", text="c")])
    assert fill("<ul>{lines}</ul>", lines=lines) == "<ul><li>a &lt; b</li><li>c</li></ul>"
