"""The HTTP side: everything that is answered without a script run."""

from starlette.routing import BaseRoute, Route

from pages.routes import desk, downloads, files, health, join, letterheads, live, projector, sign_in, suggestions, tablet, trace


def routes() -> list[BaseRoute]:
    """Every route of the app, in the order in which they are tried."""
    return [
        Route("/gesund", health.answer),
        Route("/web/{path:path}", files.serve),
        Route("/beitreten", join.ask),
        Route("/beitreten/{code}", join.enter),
        Route("/beamer/{key}", projector.open_window),
        Route("/anmelden", sign_in.form, methods=["GET"]),
        Route("/anmelden", sign_in.sign_in, methods=["POST"]),
        Route("/abmelden", sign_in.sign_out, methods=["POST"]),
        Route("/passwort", sign_in.password_form, methods=["GET"]),
        Route("/passwort", sign_in.change_password, methods=["POST"]),
        Route("/tablet", tablet.page),
        Route("/neue-person", tablet.leave, methods=["POST"]),
        Route("/api/step", tablet.step),
        Route("/api/texts/{language}", tablet.translations),
        Route("/api/join", tablet.join, methods=["POST"]),
        Route("/api/table", tablet.sit, methods=["POST"]),
        Route("/api/gone", tablet.go_home, methods=["POST"]),
        Route("/api/pass", tablet.hand_over, methods=["POST"]),
        Route("/api/language", tablet.speak, methods=["POST"]),
        Route("/api/entries", tablet.submit, methods=["POST"]),
        Route("/api/entries/{id}", tablet.change, methods=["PUT"]),
        Route("/api/entries/{id}", tablet.withdraw, methods=["DELETE"]),
        Route("/api/board", projector.board),
        Route("/api/trace", trace.look_up),
        Route("/api/suggestions", suggestions.look_up),
        Route("/api/desk", desk.act, methods=["POST"]),
        Route("/api/{path:path}", health.nowhere, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
        Route("/live", live.stream),
        Route("/protokoll/{workshop}.{ending}", downloads.minutes),
        Route("/ergebnis/{workshop}/{step}.csv", downloads.table),
        Route("/ergebnis/{workshop}.{ending}", downloads.results),
        Route("/transfer/{workshop}.{ending}", downloads.transfer),
        Route("/briefvorlage/beispiel.docx", letterheads.example),
        Route("/briefvorlage/{letterhead}/probe.docx", letterheads.try_out),
        Route("/schema/{name}.json", downloads.published_schema),
    ]
