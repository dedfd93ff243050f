"""What tests of several folders share."""

from collections.abc import Iterator

import pytest

from cluster import Cluster, running_cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for all tests that need one."""
    with running_cluster() as cluster:
        yield cluster
