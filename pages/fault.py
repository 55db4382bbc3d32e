"""What is said when something went wrong that is nobody's refusal: on a page, and where the app cannot start."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from facilitation.errors import BrokenBox, WorkshopError
from modules.ui.markup import draw
from pages.routes.answers import fault_sentence


def explain(fault: Exception) -> bool:
    """A refusal's own sentence; for a bug the reference under which it is logged. Nothing of Streamlit's is shown."""
    sentence = fault.sentence() if isinstance(fault, WorkshopError) else fault_sentence()
    draw("<p class='k-fault' role='alert'>{sentence}</p>", sentence=sentence)
    return True


def outside(fault: Exception) -> str | None:
    """One sentence where something outside does not fit, or None for a bug."""
    if isinstance(fault, WorkshopError):
        return str(fault)
    if isinstance(fault, BrokenBox):
        return f"Der Koffer ist unvollständig: {fault}"
    if isinstance(fault, OSError):
        return f"Das lässt sich nicht benutzen: {fault.filename} ({fault.strerror})"
    return None


class Start:
    """ASGI middleware: a start that fails for a reason from outside says so in one sentence, without a trace of calls."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self.app(scope, receive, send)
            return
        failed: list[Message] = []

        async def hold(message: Message) -> None:
            if message["type"] == "lifespan.startup.failed":
                failed.append(message)
            else:
                await send(message)

        try:
            await self.app(scope, receive, hold)
        except Exception as fault:
            for message in failed:
                await send({**message, "message": outside(fault) or message["message"]})
            raise
