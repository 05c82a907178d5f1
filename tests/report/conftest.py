"""What the tests of reports share."""

from __future__ import annotations

import pytest
from rendered import Shared


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Give the PDFs that more than one test looks at."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "reports"
    folder.mkdir(exist_ok=True)
    return Shared(folder)
