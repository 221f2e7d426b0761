"""The OpenAPI document, made from what the views declare, so that it cannot say anything else."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from jobcenter.api.fields import Code, Data
from jobcenter.api.problems import KINDS, TYPES
from jobcenter.api.scopes import SCOPES

PROBLEM_JSON = "application/problem+json"


class FaultSchema(serializers.Serializer):
    """One thing to put right."""

    pointer = serializers.CharField(required=False, help_text="Where in the body (RFC 6901).")
    parameter = serializers.CharField(required=False, help_text="Or which query parameter.")
    code = serializers.CharField(help_text="What is wrong, for a program.")
    detail = serializers.CharField(help_text="What is wrong, for a person. The sentences of the screens are Danish.")


class ProblemSchema(serializers.Serializer):
    """A problem (RFC 9457), in the language of Accept-Language: da or en."""

    type = serializers.ChoiceField(choices=[f"{TYPES}{code}" for code in KINDS], help_text="Stable; leads to more.")
    title = serializers.CharField(help_text="The kind of problem.")
    status = serializers.IntegerField(help_text="The HTTP status once more.")
    detail = serializers.CharField(help_text="What to do about it.")
    instance = serializers.CharField(help_text="The number of the request; the log has it too.")
    errors = FaultSchema(many=True, required=False, help_text="Each thing to put right.")
    current_version = serializers.IntegerField(required=False, help_text="412: the version that stands now.")


IF_NONE_MATCH = OpenApiParameter("If-None-Match", str, "header", description="An ETag: 304 where it still holds.")
IF_MATCH = OpenApiParameter(
    "If-Match", str, "header", required=True, description="The ETag that was read: 412 where somebody saved since."
)
ACCEPT_LANGUAGE = OpenApiParameter("Accept-Language", str, "header", description="da or en, for problems.")
# What every address may answer instead.
ALWAYS = ("not-authenticated", "scope-missing", "not-acceptable", "too-many-requests", "failed", "log-unavailable")


class Schema(AutoSchema):
    """Reads the view's own declarations; nothing is said twice."""

    def get_operation_id(self) -> str:
        if self.view.operation:
            return f"{self.view.operation}{'_change' if self.method == 'PATCH' else ''}"
        of_method = {"POST": "create", "PATCH": "change"}.get(self.method, "list" if self.view.many else "read")
        return f"{self.view.tag}_{of_method}"

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_description(self) -> str:
        resource = getattr(self.view, "resource", None)
        about = resource.answer.__doc__ if resource else ""
        return f"{self.view.__doc__} {about}".strip()

    def get_override_parameters(self) -> list[Any]:
        view, resource = self.view, getattr(self.view, "resource", None)
        listed = [resource.parameters] if resource and view.many and self.method == "GET" else []
        found: list[Any] = [*listed, ACCEPT_LANGUAGE]
        if view.versioned:
            found.append(IF_NONE_MATCH if self.method == "GET" else IF_MATCH)
        return found

    def get_request_serializer(self) -> Any:
        return self.view.body_for(self.method)

    def get_response_serializers(self) -> Any:
        done = OpenApiResponse(self._answer(), description="What was asked for.")
        answers: dict[Any, Any] = {(200, "application/json"): done}
        if self._creates():
            answers[(201, "application/json")] = OpenApiResponse(self._answer(), description="The new row.")
        if self.view.versioned and self.method == "GET":
            answers[304] = OpenApiResponse(description="It is what you have.")
        by_status: dict[int, list[str]] = {}
        for code in self._problems():
            by_status.setdefault(KINDS[code].status, []).append(code)
        for status, codes in sorted(by_status.items()):
            said = "; ".join(f"`{code}`: {KINDS[code].title['en']}" for code in codes)
            answers[(status, PROBLEM_JSON)] = OpenApiResponse(ProblemSchema, description=said)
        return answers

    def _creates(self) -> bool:
        return self.method == "POST" and hasattr(self.view, "resource")

    def _answer(self) -> Any:
        resource = getattr(self.view, "resource", None)
        if resource is None:
            return self.view.answer
        if not self.view.many or self.method == "POST":
            return resource.answer
        following = serializers.CharField(allow_null=True, help_text="The path of the next page; null on the last.")
        fields = {"items": resource.answer(many=True, help_text="The rows of the page."), "next": following}
        return inline_serializer(f"{resource.answer.__name__}Page", fields)

    def _problems(self) -> list[str]:
        found = [*ALWAYS, "unknown-parameter", "cpr-in-address"]
        if getattr(self.view, "many", False) and self.method == "GET":
            found += ["invalid-parameter", "invalid-cursor"]
        if self.path.rpartition("{")[1]:
            found.append("not-found")
        if self.method in {"POST", "PATCH"}:
            found += ["malformed", "refused", "unsupported-media-type", "too-large"]
        if self.method == "PATCH" or self._creates():
            found += ["not-allowed", "saved-but-withheld"]
        if self.method == "PATCH":
            found += ["precondition-required", "stale-version"]
        return found

    def _is_list_view(self, serializer: Any = None) -> bool:
        return False


class CodeSchema(OpenApiSerializerFieldExtension):
    target_class = Code

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        meanings = "; ".join(f"{code}: {label}" for code, label in self.target.meanings.items())
        codes = [*self.target.codes, *([None] if self.target.allow_null else [])]
        return {"type": "string", "enum": codes, "x-meanings": meanings}


class DataSchema(OpenApiSerializerFieldExtension):
    target_class = Data

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": True}


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "jobcenter.api.authentication.Bearer"
    name = "oauth2"

    def get_security_requirement(self, auto_schema: Any) -> dict[str, list[str]]:
        return {self.name: list(auto_schema.view.scopes_for(auto_schema.method))}

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        flow = {"tokenUrl": "/api/oauth/token/", "scopes": SCOPES}
        return {"type": "oauth2", "flows": {"clientCredentials": flow}}


def finish(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """POSTPROCESSING_HOOKS: what the library has no place for."""
    for path in result["paths"].values():
        for operation in path.values():
            answer = operation["responses"].get("200", {})
            if any(parameter["name"] in {"If-None-Match", "If-Match"} for parameter in operation["parameters"]):
                tag = {"description": '"version-digest"; a write sends it in If-Match.', "schema": {"type": "string"}}
                answer["headers"] = {"ETag": tag}
    return result
