"""The page behind /briefvorlagen."""

from data.word import take_in
from modules.ui.letterheads import show
from pages.reception import house

show(house(), take_in)
