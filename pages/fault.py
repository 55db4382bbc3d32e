"""What a Streamlit page shows when something went wrong that is nobody's refusal."""

from facilitation.errors import WorkshopError
from modules.ui.markup import draw
from pages.routes.answers import fault_sentence


def explain(fault: Exception) -> bool:
    """A refusal's own sentence; for a bug the reference under which it is logged. Nothing of Streamlit's is shown."""
    sentence = fault.sentence() if isinstance(fault, WorkshopError) else fault_sentence()
    draw("<p class='k-fault' role='alert'>{sentence}</p>", sentence=sentence)
    return True
