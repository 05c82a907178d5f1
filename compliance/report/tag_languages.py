"""Languages in the tag tree of a PDF, so that a screen reader reads a part in Dutch with a Dutch voice.

WeasyPrint gives a PDF the language of the whole page and drops those of its parts. It makes each tag in one function,
that it names for itself only; here that function gives a tag the language of its element too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def languages_in_tags() -> Iterator[None]:
    """Let PDFs that are made meanwhile carry the ``lang`` of an element in its tag.

    Raises ``AttributeError`` where WeasyPrint no longer makes tags like this: then no PDF is made, rather than one that
    is read aloud in the wrong language.
    """
    import pydyf  # type: ignore[import-untyped]  # published without types
    from weasyprint.pdf import tags

    build = tags._build_box_tree  # noqa: SLF001 - there is no public way to a tag and the element that it is of

    def built(box: Any, *others: Any) -> Iterator[Any]:
        of_its_own = getattr(box, "element", None) is not None and box.element_tag not in {"html", "body"}
        language = box.element.get("lang") if of_its_own else None
        for tag in build(box, *others):
            if language:
                tag["Lang"] = pydyf.String(language)
            yield tag

    tags._build_box_tree = built  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001
