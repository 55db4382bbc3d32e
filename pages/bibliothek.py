"""The page behind /bibliothek."""

from data.listing import read_list
from modules.ui.library import show
from pages.reception import books, house

show(house(), books(), read_list)
