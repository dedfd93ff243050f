"""Hold a value against a JSON Schema: the few words of it that ours uses, and no others."""

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
_UNDERSTOOD = {
    "$schema", "title", "description", "format", "type", "enum", "pattern", "minimum", "minItems", "maxItems", "items",
    "anyOf", "properties", "required", "additionalProperties",
}  # fmt: skip


def faults_of(value: Any, schema: dict[str, Any], path: str = "") -> Iterator[str]:
    """Yield every way in which the value does not fit the schema."""
    assert set(schema) <= _UNDERSTOOD, f"words that this test does not understand: {set(schema) - _UNDERSTOOD}"
    if not _is_of_type(value, schema.get("type")):
        yield f"{path}: {value!r} is no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match {schema['pattern']}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{path}: {value!r} is less than {schema['minimum']}"
    if "anyOf" in schema and all(list(faults_of(value, one, path)) for one in schema["anyOf"]):
        yield f"{path}: {value!r} fits none of the choices"
    if isinstance(value, list):
        yield from _faults_of_list(value, schema, path)
    if isinstance(value, dict) and "properties" in schema:
        yield from _faults_of_mapping(value, schema, path)


def _is_of_type(value: Any, names: str | list[str] | None) -> bool:
    if names is None:
        return True
    allowed = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return "boolean" in allowed
    return any(isinstance(value, _TYPES[name]) for name in allowed)


def _faults_of_list(value: list[Any], schema: dict[str, Any], path: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{path}: {len(value)} members"
    for place, member in enumerate(value):
        if "items" in schema:
            yield from faults_of(member, schema["items"], f"{path}[{place}]")


def _faults_of_mapping(value: dict[str, Any], schema: dict[str, Any], path: str) -> Iterator[str]:
    for key in schema["required"]:
        if key not in value:
            yield f"{path}: no {key!r}"
    for key, member in value.items():
        if key in schema["properties"]:
            yield from faults_of(member, schema["properties"][key], f"{path}.{key}")
        elif schema["additionalProperties"] is False:
            yield f"{path}: unknown key {key!r}"
