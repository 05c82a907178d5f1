"""A second opinion: conditions as an SMT solver reads them, for complete answers.

Nothing of the proofs is used here, and nothing of the evaluator. A yes/no is a boolean, a choice the number of an
option, a whole number and a decimal a number, a duration the number of its seconds, a day the number of the day, a
share two numbers. A comparison is a pair of formulas: when it is true, and when it is false; 0 of 0 is neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import z3

from compliance.rulebook.answer_type import AnswerType, EveryOrNone, NoMoment
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator, leaves
from compliance.rulebook.model import Clause
from compliance.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """When a condition is true and when it is false; where it is neither, it is not applicable, or unknown."""

    true: Any
    false: Any


@dataclass(slots=True)
class Encoding:
    """The conditions of one rulebook as formulas."""

    vocabulary: Vocabulary

    def condition(self, expression: Expression) -> Said:
        """Give a condition; a part that is not applicable decides nothing in *all* and *any*."""
        match expression:
            case Leaf():
                return self.leaf(expression)
            case Not(part):
                inner = self.condition(part)
                return Said(inner.false, inner.true)
            case AllOf(parts):
                several = [self.condition(part) for part in parts]
                false = z3.Or([one.false for one in several])
                return Said(z3.And(z3.Not(false), z3.Or([one.true for one in several])), false)
            case AnyOf(parts):
                several = [self.condition(part) for part in parts]
                true = z3.Or([one.true for one in several])
                return Said(true, z3.And(z3.Not(true), z3.Or([one.false for one in several])))

    def leaf(self, leaf: Leaf) -> Said:
        """Give one comparison."""
        field, name = self.vocabulary.fields[leaf.field], leaf.field
        if field.type is AnswerType.SHARE:
            count, total = z3.Int(f"{name}#n"), z3.Int(f"{name}#N")
            met = count == (total if leaf.constant is EveryOrNone.EVERY else 0)
            return Said(z3.And(total > 0, met), z3.And(total > 0, z3.Not(met)))
        if field.type is AnswerType.YES_NO:
            answer = z3.Bool(name)
            return self._either(answer if leaf.constant is True else z3.Not(answer))
        if field.type is AnswerType.CHOICE:
            wanted = leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,)
            return self._either(z3.Or([z3.Int(name) == field.option_keys.index(str(one)) for one in wanted]))
        if field.type is AnswerType.INSTANT:
            return self._moment(leaf)
        value = z3.Real(name) if field.type is AnswerType.DECIMAL else z3.Int(name)
        return self._either(_compared(leaf.operator, value, _number(leaf.constant)))

    def _moment(self, leaf: Leaf) -> Said:
        """Give a comparison of a moment: 0 is a moment, 1 did not happen, 2 still runs."""
        kind, value = z3.Int(f"{leaf.field}#soort"), z3.Int(leaf.field)
        if isinstance(leaf.constant, NoMoment):
            return self._either(kind == (1 if leaf.constant is NoMoment.DID_NOT_HAPPEN else 2))
        met = _compared(leaf.operator, value, _number(leaf.constant))
        if leaf.operator is Operator.IS:
            return self._either(z3.And(kind == 0, met))
        return Said(z3.And(kind == 0, met), z3.Or(kind == 1, z3.And(kind == 0, z3.Not(met))))

    def _either(self, true: Any) -> Said:
        return Said(true, z3.Not(true))

    def holds(self, clause: Clause) -> Said:
        """Give when the requirement of a clause is met and when it is breached, by what its ``when`` says."""
        assert clause.require is not None
        asked = self.condition(clause.require)
        if clause.when is None:
            return asked
        gate = self.condition(clause.when)
        return Said(z3.And(gate.true, asked.true), z3.And(gate.true, asked.false))

    def possible(self, expressions: Iterable[Expression | None]) -> Any:
        """Give what can be answered at all to the fields of these conditions."""
        found = []
        for name in {leaf.field for one in expressions if one is not None for leaf in leaves(one)}:
            field = self.vocabulary.fields[name]
            value = z3.Int(name)
            match field.type:
                case AnswerType.CHOICE:
                    found += [value >= 0, value < len(field.option_keys)]
                case AnswerType.SHARE:
                    count, total = z3.Int(f"{name}#n"), z3.Int(f"{name}#N")
                    found += [count >= 0, count <= total]
                case AnswerType.INSTANT:
                    kind = z3.Int(f"{name}#soort")
                    found += [kind >= 0, kind <= 2]
                case AnswerType.NUMBER | AnswerType.DECIMAL if field.question is not None:
                    number = z3.Real(name) if field.type is AnswerType.DECIMAL else value
                    found.append(number >= field.question.minimum)
                    if field.question.maximum is not None:
                        found.append(number <= field.question.maximum)
                case AnswerType.DURATION if field.question is not None:
                    found.append(value >= 0)
                case AnswerType.NUMBER if field.derived is not None and field.derived.count_of is not None:
                    found.append(value >= 0)
                case _:
                    pass
        return z3.And(found)


def _number(constant: object) -> int | z3.RatNumRef:
    match constant:
        case datetime():
            return round(constant.timestamp())
        case date():
            return constant.toordinal()
        case timedelta():
            return round(constant.total_seconds())
        case Decimal():
            return z3.RealVal(str(constant))
        case int():
            return constant
        case _:
            raise TypeError(constant)


def _compared(operator: Operator, value: Any, constant: Any) -> Any:
    match operator:
        case Operator.IS:
            return value == constant
        case Operator.AT_LEAST:
            return value >= constant
        case Operator.AT_MOST:
            return value <= constant
        case Operator.BEFORE:
            return value < constant
        case Operator.AFTER:
            return value > constant
        case Operator.IS_ONE_OF:
            raise TypeError(operator)


def can_be(*formulas: Any) -> bool:
    """Whether there are answers for which all formulas are true."""
    solver = z3.Solver()
    solver.add(*formulas)
    found = solver.check()
    assert found != z3.unknown
    return bool(found == z3.sat)


def either(*formulas: Any) -> Any:
    """Give the formula that one of these is true."""
    return z3.Or(formulas)
