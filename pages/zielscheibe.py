"""The page behind /zielscheibe."""

from modules.formats.zielscheibe import FORMAT
from modules.ui.format_page import show
from pages.links import projector_link
from pages.reception import house

show(FORMAT, house(), projector_link)
