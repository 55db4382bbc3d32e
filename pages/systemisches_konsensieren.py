"""The page behind /systemisches_konsensieren."""

from modules.formats.systemisches_konsensieren import FORMAT
from modules.ui.format_page import show
from pages.links import projector_link
from pages.reception import house

show(FORMAT, house(), projector_link)
