"""The document laid out for a page: operations by resource, and what each answer holds."""

from __future__ import annotations

from typing import Any


def operations(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """By tag, in the order of the addresses: method, path, scope, parameters, body and answers."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(_operation(method, path, operation))
    return found


def _operation(method: str, path: str, operation: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "description": operation.get("description", ""),
        "scope": " ".join(operation["security"][0]["oauth2"]),
        "parameters": [_parameter(parameter) for parameter in operation.get("parameters", [])],
        "body": _schema_of(operation.get("requestBody", {})),
        "answers": [
            {"status": status, "description": answer.get("description", ""), "schema": _schema_of(answer)}
            for status, answer in operation["responses"].items()
        ],
    }


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": parameter["name"],
        "place": parameter["in"],
        "required": parameter.get("required", False),
        "type": type_of(parameter["schema"]),
        "description": parameter.get("description", ""),
    }


def _schema_of(holder: dict[str, Any]) -> str:
    for content in holder.get("content", {}).values():
        return str(content["schema"].get("$ref", "")).rpartition("/")[2]
    return ""


def schemas(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each schema by name: what it is, and its fields with type and meaning."""
    return {
        name: {"description": schema.get("description", ""), "fields": _fields(schema)}
        for name, schema in document["components"]["schemas"].items()
    }


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "type": type_of(field),
            "schema": _reference(field),
            "description": field.get("description", ""),
            "codes": field.get("x-meanings", field.get("items", {}).get("x-meanings", "")),
        }
        for name, field in schema.get("properties", {}).items()
    ]


def _reference(field: dict[str, Any]) -> str:
    for part in (field, field.get("items", {}), *field.get("allOf", []), *field.get("oneOf", [])):
        if "$ref" in part:
            return str(part["$ref"]).rpartition("/")[2]
    return ""


def type_of(schema: dict[str, Any]) -> str:
    """ "string (uuid) | null", "list of string", or the name of a schema."""
    if reference := _reference(schema):
        return f"list of {reference}" if schema.get("type") == "array" else reference
    kinds = schema.get("type", "any")
    named = " | ".join(kinds) if isinstance(kinds, list) else str(kinds)
    if "array" in named:
        return f"list of {type_of(schema['items'])}"
    return f"{named} ({schema['format']})" if "format" in schema else named
