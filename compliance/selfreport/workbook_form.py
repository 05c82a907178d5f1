"""Reading a form that is a workbook: its cells become the nodes that a YAML file gives, with places that name cells.

What an answer may be is for the reader of answers to say, and it says so of a cell in the words that it has for a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from compliance.files.cells import Cells, Workbook
from compliance.files.fault import Fault, FaultyFile, fault, nearest_name
from compliance.files.node import Mapping, Node, Place, Scalar
from compliance.files.table import one_line
from compliance.files.text import WITH_MACROS
from compliance.rulebook.answer_type import AnswerType, Unreadable
from compliance.rulebook.question import Question
from compliance.selfreport import workbook_layout as layout
from compliance.selfreport.answers import ANSWER
from compliance.selfreport.typed_words import typed
from compliance.selfreport.workbook_tree import Branch, node_of

_LABEL_SHOWN = 60
_NAMED = 5
"""Of what is missing so many names are given."""


def read_workbook_form(data: bytes, file: str, questions: dict[str, Question], faults: list[Fault]) -> Node:
    """Read a filled-in workbook into the node that the same self-report in YAML gives.

    ``questions`` are those of the rulebook, the header included. Adds W505 to W509 to ``faults``, and what is wrong
    with single cells (S308, C416, F007). Raises ``FaultyFile`` with W501 (not readable, or with macros), W502 (too
    big), W503 (another workbook) or W504 (another version).
    """
    if file.lower().endswith(WITH_MACROS):
        raise FaultyFile([fault("W501", Place(file), why="er kunnen macro's in zitten")])
    return _Form(Workbook(data, file), questions, faults).read()


_Ask = Callable[[layout.Path], Question | None]


class _Form:
    """One workbook while it is being read."""

    def __init__(self, book: Workbook, questions: dict[str, Question], faults: list[Fault]) -> None:
        self.book = book
        self.faults = faults
        self.questions = questions
        self.header = {("locatie", one.local): one for one in questions.values() if one.header}
        self.head, self.answers = Branch(Place(book.file)), Branch(Place(book.file))
        self.meta: dict[str, Scalar] = {}
        self.expected: list[str] = []
        self.seen: dict[str, Place] = {}

    def read(self) -> Node:
        stray: list[Fault] = []
        for sheet in self.book.sheets:
            rows = self.book.rows(sheet)
            first = next(rows, None)
            if first is None:
                continue
            mark, _, kind = first[1].get(0, "").partition(" ")
            if mark != layout.MARK or first[0] != 1:
                stray.append(self._stray(sheet, first))
                continue
            self._sheet(sheet, kind, first[1], rows)
        version = self.meta.get(layout.FORM)
        if version is None:
            raise FaultyFile([fault("W503", Place(self.book.file))])
        if version.text != layout.FORM_VERSION:
            known = layout.FORM_VERSION
            raise FaultyFile([fault("W504", version.place, version=version.text, known=known)])
        self.faults.extend(stray)
        self._find_missing()
        return self._whole()

    def _sheet(self, sheet: str, kind: str, header: dict[int, str], rows: Iterator[Cells]) -> None:
        kind, _, name = kind.partition(" ")
        match kind:
            case layout.META:
                self._read_meta(sheet, rows)
            case layout.LOCATION:
                self._read_questions(sheet, header, rows, self.head, self._asked_in_header)
            case layout.QUESTIONS:
                self._read_questions(sheet, header, rows, self.answers, self._asked)
            case layout.LIST | layout.TABLE:
                self._read_table(sheet, header, rows, name, listed=kind == layout.LIST)
            case layout.WORDS:
                pass
            case _:
                self.faults.append(self._stray(sheet, (1, header, frozenset())))

    # -- what a cell can be for ------------------------------------------------------------------------------------

    def _asked(self, path: layout.Path) -> Question | None:
        question = self.questions.get(path[0])
        return layout.question_at(question, path[1:]) if question is not None else None

    def _asked_in_header(self, path: layout.Path) -> Question | None:
        kind = AnswerType.TEXT if path == ("ingevuld_door",) else AnswerType.DATE
        known = path in {("ingevuld_door",), ("peildatum",), ("periode", "van"), ("periode", "tot_en_met")}
        plain = Question(id=path[0], label=path[-1], ask=path[-1], type=kind) if known and path[-1] else None
        return plain or self.header.get((path[0], path[-1]))

    # -- sheets ----------------------------------------------------------------------------------------------------

    def _read_meta(self, sheet: str, rows: Iterator[Cells]) -> None:
        for number, cells, _ in rows:
            key, word = cells.get(0, "").strip(), cells.get(1, "").strip()
            if key == layout.EXPECTED:
                self.expected.append(word)
            elif key:
                self.meta[key] = Scalar(word, self.book.place(sheet, number, 1, key, word), quoted=True)

    def _read_questions(
        self, sheet: str, header: dict[int, str], rows: Iterator[Cells], root: Branch, asked: _Ask
    ) -> None:
        roles = {column: name for column, name in header.items() if name in layout.ROLES}
        if ANSWER not in roles.values():
            place = self.book.place(sheet, 1, 0)
            self.faults.append(fault("W506", place, names=f"de kolom {ANSWER}"))
        for number, cells, formulas in rows:
            name = cells.get(0, "").strip()
            filled = _filled(cells, formulas) - {0}
            if name == layout.HEADING:
                self._strays(sheet, number, cells, filled - header.keys())
                continue
            if not name:
                self._strays(sheet, number, cells, {one for one in filled if one in roles or one not in header})
                continue
            place = self.book.place(sheet, number, 0, "id", name)
            if not self._once(name, place):
                continue
            path = tuple(name.split("/"))
            question, branch = asked(path), root.at(path, place)
            branch.known = question is not None
            for column in sorted(filled & roles.keys()):
                self._fill(branch, roles[column], question, (sheet, number, column), (cells, formulas))
            self._strays(sheet, number, cells, filled - header.keys())

    def _read_table(
        self, sheet: str, header: dict[int, str], rows: Iterator[Cells], name: str, *, listed: bool
    ) -> None:
        place = self.book.place(sheet, 1, 0, "id", name)
        if not self._once(f"{name}/", place):
            return
        root = self.answers.at((name,), place)
        root.listed = listed
        root.known = name in self.questions
        columns = self._columns(sheet, header, name)
        above = 1
        for number, cells, formulas in rows:
            key = cells.get(0, "").strip()
            if key == layout.HEADING:
                above = number if not root.parts else above
                self._strays(sheet, number, cells, _filled(cells, formulas) - header.keys())
                continue
            filled = _filled(cells, formulas) - ({0} if key and not listed else set())
            self._strays(sheet, number, cells, filled - header.keys() | (filled & {0}))
            if not listed and key and not self._once(f"{name}/{key}", self.book.place(sheet, number, 0, "id", key)):
                continue
            for column in sorted(filled & columns.keys()):
                path, role, question = columns[column]
                if not listed and not key:
                    self._strays(sheet, number, cells, {column})
                    continue
                row = str(number - above) if listed else key
                branch = root.at((row, *path), self.book.place(sheet, number, column))
                self._fill(branch, role, question, (sheet, number, column), (cells, formulas))

    def _columns(
        self, sheet: str, header: dict[int, str], name: str
    ) -> dict[int, tuple[layout.Path, str, Question | None]]:
        """Give what each column of a list or a table is for; adds S308 for one that is not in it."""
        found: dict[int, tuple[layout.Path, str, Question | None]] = {}
        question = self.questions.get(name)
        row = next(iter(question.rows), "1") if question is not None else ""
        for column, word in header.items():
            if column == 0 or word == layout.HEADING or not word.strip():
                continue
            place = self.book.place(sheet, 1, column, "id", word)
            path, role = layout.place_of_column(word.strip())
            inner = layout.question_at(question, (row, *path)) if question is not None else None
            if not self._once(f"{name}/{word}", place):
                continue
            if question is not None and (inner is None or role not in layout.ROLES):
                names = [layout.id_of(one) for one, _ in layout.columns_of(question)]
                words = {"key": word, "name": name, "allowed": ", ".join(names)}
                self.faults.append(fault("S308", place, nearest=nearest_name(word, names), **words))
                continue
            found[column] = path, role, inner
        return found

    # -- cells -----------------------------------------------------------------------------------------------------

    def _fill(
        self,
        branch: Branch,
        role: str,
        question: Question | None,
        at: tuple[str, int, int],
        row: tuple[dict[int, str], frozenset[int]],
    ) -> None:
        """Put what stands in a cell in its branch; adds W507, C416 or F007."""
        cells, formulas = row
        word = cells.get(at[2], "")
        label = question.label if question is not None else ""
        place = self.book.place(*at, label[:_LABEL_SHOWN], word)
        if at[2] in formulas:
            self.faults.append(fault("W507", place))
            return
        kind = question.type if question is not None and role == ANSWER else AnswerType.TEXT
        try:
            branch.own[role] = Scalar(typed(kind, word), place, quoted=True)
        except Unreadable as error:
            self.faults.append(fault(error.code, place, **error.words))

    def _once(self, name: str, place: Place) -> bool:
        """Tell whether an id comes for the first time; adds W505 when it does not."""
        if name in self.seen:
            self.faults.append(fault("W505", place, name=name.rstrip("/"), first=self.seen[name].cell))
            return False
        self.seen[name] = place
        return True

    def _strays(self, sheet: str, number: int, cells: dict[int, str], columns: set[int]) -> None:
        for column in sorted(columns):
            self.faults.append(self._stray(sheet, (number, {column: cells.get(column, "")}, frozenset())))

    def _stray(self, sheet: str, row: Cells) -> Fault:
        number, cells, _ = row
        column = next((one for one, word in cells.items() if word.strip()), 0)
        word = one_line(cells.get(column, ""))
        return fault("W509", self.book.place(sheet, number, column, "tekst", word), word=word)

    # -- the whole -------------------------------------------------------------------------------------------------

    def _find_missing(self) -> None:
        """Say what was taken out of the form since it was made (W506)."""
        seen = self.seen.keys()
        gone = [name for name in self.expected if name not in seen]
        labels = dict.fromkeys(self._label(name) for name in gone)
        if labels:
            more = f" en nog {len(labels) - _NAMED}" if len(labels) > _NAMED else ""
            names = ", ".join(islice(labels, _NAMED)) + more
            self.faults.append(fault("W506", Place(self.book.file), names=names))

    def _label(self, name: str) -> str:
        question = self.questions.get(name.partition("/")[0])
        return f"‘{question.label}’" if question is not None else name.replace("/", " ")

    def _whole(self) -> Node:
        place = Place(self.book.file)
        pairs: list[tuple[Scalar, Node]] = [
            (Scalar(key, node.place), node) for key, node in self.meta.items() if key in _FROM_META
        ]
        for branch in (self.head, Branch(place, parts={"antwoorden": self.answers})):
            node = node_of(branch, self.faults)
            pairs.extend(node.pairs if isinstance(node, Mapping) else ())
        return Mapping(tuple(pairs), place)


_FROM_META = ("zelfrapportage", "regelboek")
"""What the hidden sheet says that a self-report says as well."""


def _filled(cells: dict[int, str], formulas: frozenset[int]) -> set[int]:
    return {column for column, word in cells.items() if word.strip()} | formulas
