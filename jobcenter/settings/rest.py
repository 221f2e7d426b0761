"""REST: who may have a token, what every answer passes through, and how the document is made."""

OAUTH2_PROVIDER_APPLICATION_MODEL = "api.Client"
OAUTH2_PROVIDER = {
    # Knows client credentials alone: the library's usual one would try an employee's password for whoever asks.
    "OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer",
    "SCOPES_BACKEND_CLASS": "jobcenter.api.scopes.ClientScopes",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 60 * 60,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    # RFC 9700: whatever else the library could do is off as well.
    **{
        f"COMPLIANT_BCP_RFC9700_{gate}": True
        for gate in (
            "IMPLICIT_GRANT",
            "PASSWORD_GRANT",
            "PKCE_METHOD",
            "ACCESS_TOKEN_TRANSPORT",
            "AUTHZ_RESPONSE_ISS",
            "TOKEN_STORAGE",
            "REFRESH_TOKEN",
            "REDIRECT_URI_SCHEME",
            "REDIRECT_URI_MATCHING",
            "PKCE_REQUIRED",
        )
    },
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["jobcenter.api.authentication.Bearer"],
    "DEFAULT_PERMISSION_CLASSES": ["jobcenter.api.permissions.HasScope"],
    "DEFAULT_THROTTLE_CLASSES": ["jobcenter.api.throttling.PerClient"],
    "DEFAULT_RENDERER_CLASSES": ["jobcenter.api.renderers.Json"],
    "DEFAULT_PARSER_CLASSES": ["jobcenter.api.parsers.Json"],
    "DEFAULT_SCHEMA_CLASS": "jobcenter.api.schema.Schema",
    "EXCEPTION_HANDLER": "jobcenter.api.answers.refused",
    "DEFAULT_METADATA_CLASS": None,
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
API_REQUESTS_PER_MINUTE = 600  # one client
API_TOKENS_PER_MINUTE = 30  # one address; a token lasts an hour
SPECTACULAR_SETTINGS = {
    "TITLE": "Medspil REST",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "DESCRIPTION": "Read the casework of a kommune, and the base that writes stand on. See docs/api.md.",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": ["jobcenter.api.schema.finish"],
}
