"""The page behind /planung."""

from data.transfer import read
from modules.ui.planning import show
from pages.reception import house

show(house(), read)
