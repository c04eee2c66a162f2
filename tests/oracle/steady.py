"""How the tests of this folder draw their cases: always the same ones, kept nowhere, as many as a second allows."""

from hypothesis import HealthCheck, settings


def steady(cases: int) -> settings:
    """`cases` cases, the same in every run and on every machine, so that a test that passed keeps passing."""
    return settings(
        max_examples=cases, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
