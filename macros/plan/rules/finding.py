"""How a rule tells what it found: in the models' field names, which become the file's Swedish keys. Decides nothing."""

from __future__ import annotations

from macros.plan.messages import message
from macros.plan.problems import Finding, Severity
from macros.plan.record import Part, Record
from macros.plan.relations import Path


def error(rule: str, record: Record, /, *fields: str | int, **values: object) -> Finding:
    """A mistake that stops the build, at the value that `fields` lead to (English names and positions)."""
    return Finding(rule, Severity.ERROR, record.id, path_to(record, *fields), message(rule, **values))


def warning(rule: str, record: Record, /, *fields: str | int, **values: object) -> Finding:
    """Something to look at, at the value that `fields` lead to (English names and positions)."""
    return Finding(rule, Severity.WARNING, record.id, path_to(record, *fields), message(rule, **values))


def path_to(record: Record, *fields: str | int) -> Path:
    """The Swedish keys and positions of the value that the models' field names lead to."""
    here: object = record
    path: list[str | int] = []
    for field in fields:
        if isinstance(here, Part):
            path.append(key_of(type(here), str(field)))
            here = getattr(here, str(field))
        else:
            path.append(field)
            here = here[field] if isinstance(here, tuple | dict) else None  # type: ignore[index]
    return tuple(path)


def key_of(model: type[Part], field: str) -> str:
    """What files call a field of `model`."""
    return model.model_fields[field].alias or field
