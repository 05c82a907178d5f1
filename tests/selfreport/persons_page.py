"""The twin of the guard in JavaScript, in a real browser: what the offline form would find."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "compliance" / "forms" / "script" / "shared" / "persons.js"

Answer = dict[str, Any]
Ask = Callable[[str, str, str], Answer]


def guarded(page: Page, patterns: dict[str, Any]) -> Ask:
    """Give what asks the guard in a page for the signs in a text on a day, in characters, and for its mark."""
    page.evaluate(
        f"""(data) => {{ "use strict";
{SCRIPT.read_text(encoding="utf-8")}
        window.ask = (text, day, path) => ({{
          signs: personsIn(text, data, day).map(({{kind, start, end}}) =>
            [kind, Array.from(text.slice(0, start)).length, Array.from(text.slice(0, end)).length]),
          mark: markOfPerson("bsn", path, text),
        }}); }}""",
        json.loads(json.dumps(patterns)),
    )
    return lambda text, day, path: page.evaluate("([text, day, path]) => ask(text, day, path)", [text, day, path])
