"""What the models of a rulebook have in common: frozen, strict about keys, with the same kinds of names."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from compliance.rulebook.expression import Expression

CONDITION = {"$comment": "condition"}
"""What stands for a condition in the JSON Schema of a model; ``schema`` says what a condition is."""

Condition = Annotated[Expression, PlainValidator(lambda raw: raw), WithJsonSchema(CONDITION)]
QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
NormId = Annotated[str, Field(pattern=r"^[A-Z]+-[A-Za-z0-9.-]+$")]
Text = Annotated[str, Field(min_length=1)]


class Model(BaseModel):
    """A frozen record that refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
