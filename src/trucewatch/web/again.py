"""Make again, for a later recording, what pages in use had made of the earlier: then no reader waits for it."""

from collections.abc import Hashable

from trucewatch.model.evidence import Times
from trucewatch.model.period import Period
from trucewatch.web.asking import Question
from trucewatch.web.desk import Desk
from trucewatch.web.pages.matrices import agreement_matrix
from trucewatch.web.pages.timelines import timeline_of


def make_again(desk: Desk, what: Hashable, times: Times) -> None:
    """Make an answer that was asked for within earlier times; nothing where it is none that takes long."""
    question = Question(desk=desk, times=times, path="", kept={})
    match what:
        case ("map", str() | None as agreement_id, Period() as period):
            question.map(agreement_id, period)
        case ("latest incidents", str() | None as agreement_id):
            question.latest_incidents(agreement_id)
        case ("timeline", str() as agreement_id, Period() as period):
            timeline_of(question, agreement_id, period)
        case ("matrix", str() as agreement_id):
            agreement_matrix(question, agreement_id)
        case _:
            pass
