"""OpenAPI 3.1, generated from the routes and schemas themselves."""

from goodword import __version__

SETTINGS = {
    "API_TITLE": "Goodword",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": "Reviews and ratings for any shop's product pages.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "x-goodword-version": __version__,
        },
    },
}
