"""The page behind /planung."""

from modules.ui.planning import show
from pages.reception import house

show(house())
