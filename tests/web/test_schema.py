"""Whatever is asked of the API, within its description or beside it, the server does not fail."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok

from trucewatch.web.app import make_app
from trucewatch.workspace import Workspace

ANSWERS = (200, 400, 404, 405, 422)
FEW = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_no_request_makes_the_server_fail(workspace: Workspace) -> None:
    """Odd dates, numbers, names and forms are answered, or refused with a reason, at every address described."""
    app = make_app(workspace, hosts=["localhost", "testserver"])
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    asked = []

    for result in described.get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        asked.append(operation.path)

        @FEW
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case[Any]) -> None:
            response = case.call()
            case.validate_response(response, checks=[not_a_server_error])
            assert response.status_code in ANSWERS

        ask()

    assert len(asked) > 20
