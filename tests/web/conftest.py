"""A workspace with three constructed reports, and a browser that asks its pages."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from trucewatch.web.app import make_app
from trucewatch.workspace import Workspace, open_workspace

REPORTS = {
    "shelling.md": """---
title: Shells on Morek
source: northern-desk
published: 2018-10-12
constructed: true
---
# Shells on Morek

Government forces shelled Morek on Thursday, killing three civilians, the Syrian Observatory for Human Rights said.

The town was quiet by evening.
""",
    "ministry.md": """---
title: Ankara says the weapons are out
source: ankara-desk
published: 2018-10-10
constructed: true
---
# Ankara says the weapons are out

The withdrawal of heavy weapons from the zone in Idlib has been completed, Turkey's defence ministry said.
""",
    "hostile.md": """---
title: "<script>alert(1)</script>"
source: "<b>bold</b>"
published: 2018-10-14
constructed: true
---
# <script>alert(1)</script>

Rebels shelled the village of Jurin on Saturday, killing two soldiers, <img src=x onerror=alert(1)> the army said.

\u202egnos eht fo dne ehT
""",
}


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("web")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    with open_workspace(folder / "workspace", create=True) as opened:
        opened.add([reports])
        yield opened


@pytest.fixture(scope="session")
def browser(workspace: Workspace) -> TestClient:
    return TestClient(make_app(workspace), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
