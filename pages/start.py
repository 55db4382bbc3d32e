"""The Streamlit script: who is here, which pages they see."""

from pathlib import Path

import streamlit as st

from facilitation.contract import Format
from modules.ui import account, guard, overview
from modules.ui.format_page import PROJECTOR, TABLET
from pages.reception import house

HERE = Path(__file__).resolve().parent
ICON = HERE.parent / "modules" / "web" / "icon.svg"


def start() -> None:
    """The page behind `/`."""
    overview.show(house(), guard.facilitator(house()))


def page_of(format: Format) -> list[st.Page]:
    """The page of a format, where it has one; no menu names it, workshops lead to it."""
    script = HERE / f"{format.key}.py"
    return [st.Page(script, title=format.title, url_path=format.key, visibility="hidden")] if script.is_file() else []


st.set_page_config(page_title="Modulkoffer", page_icon=str(ICON), layout="wide")
who = guard.badges().facilitator
bare = st.query_params.get("ansicht") in (PROJECTOR, TABLET)
pages = [
    st.Page(start, title="Start", default=True),
    st.Page(HERE / "planung.py", title="Planung", url_path="planung"),
    st.Page(HERE / "bibliothek.py", title="Bibliothek", url_path="bibliothek"),
    st.Page(HERE / "briefvorlagen.py", title="Briefvorlagen", url_path="briefvorlagen", visibility="hidden"),
    *(page for format in house().catalogue.formats.values() for page in page_of(format)),
]
page = st.navigation(pages, position="top" if who and not bare else "hidden")
if who and not bare:
    st.logo(str(ICON), size="small")
    account.show(house(), who)
page.run()
