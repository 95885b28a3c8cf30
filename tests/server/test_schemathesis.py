"""Schemathesis asks what the description of the API allows and what it does not; within bounds."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode

from tests.server.running import Running

#: The endpoints, and of the hundred answers to questions those with parameters of each type.
PATHS = (
    "/api/search",
    "/api/thing",
    "/api/claims",
    "/api/neighbourhood",
    "/api/path",
    "/api/questions",
    "/api/questions/{question}",
    "/api/questions/bound-on-day/answer",
    "/api/questions/remedies/answer",
    "/api/questions/votes-of-state/answer",
)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", PATHS)
def test_the_api_is_as_it_is_described(server: Running, path: str, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_url(f"{server.address}/openapi.json")
    operation = schema[path]["GET"]
    if mode == GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
        return

    @hypothesis.settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(timeout=30)

    ask()
