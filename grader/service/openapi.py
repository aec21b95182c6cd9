"""What OpenAPI tells of requests that FastAPI does not parse itself, and of their answers."""

from typing import Any

from grader.judging.companions import FILES_MAX
from grader.service import asked
from grader.words.isolation import ISOLATIONS
from grader.words.language import LANGUAGES
from grader.words.model import SEED_MAX, Judgement

JSON, HTML = "application/json", "text/html"
SEED = {"type": "integer", "minimum": 0, "maximum": SEED_MAX}
COMMON: dict[str, Any] = {
    "exercise": {"type": "string"},
    "seed": {"type": "array", "items": SEED},
    "reveal": {"type": "boolean"},
    "time_limit": {"type": "number", "exclusiveMinimum": 0, "maximum": asked.BOUNDS["time_limit"]},
    "memory_limit": {"type": "integer", "minimum": 64, "maximum": asked.BOUNDS["memory_limit"]},
    "output_limit": {"type": "integer", "minimum": 1, "maximum": asked.BOUNDS["output_limit"]},
    "isolation": {"enum": list(ISOLATIONS)},
    "lang": {"enum": list(LANGUAGES)},
}
FILE = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": asked.NAME_MAX},
        "text": {"type": "string"},
        "content": {"type": "string", "format": "byte"},
    },
    "oneOf": [{"required": ["text"]}, {"required": ["content"]}],
    "additionalProperties": False,
}
FILES = {"type": "array", "items": FILE, "minItems": 1, "maxItems": FILES_MAX}
AS_JSON = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"oneOf": [FILE, FILES]}, **COMMON},
    "additionalProperties": False,
}
UPLOAD = {"type": "string", "format": "binary"}
AS_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "array", "items": UPLOAD, "minItems": 1}, **COMMON},
    "additionalProperties": False,
}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {JSON: {"schema": AS_JSON}, "multipart/form-data": {"schema": AS_FORM}},
    }
}
SENTENCE = {"content": {JSON: {"schema": {"properties": {"detail": {"type": "string"}}}}}}
REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"description": "No token, or an unknown one", **SENTENCE},
    403: {"description": "Not with this token", **SENTENCE},
    404: {"description": "No such thing", **SENTENCE},
    422: {"description": "Wrong options, in the words of the command", **SENTENCE},
}
LATER: dict[str, Any] = {"description": "Promised, and not done yet"}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"model": Judgement, "content": {HTML: {"schema": {"type": "string"}}}},
    202: LATER,
    **REFUSED,
    408: {"description": "The body did not come in time", **SENTENCE},
    409: {"description": "This service cannot grade that", **SENTENCE},
    413: {"description": "Too large", **SENTENCE},
    429: {"description": "Too much is asked: see Retry-After", **SENTENCE},
    503: {"description": "The service ends, or cannot grade or keep it now", **SENTENCE},
}
FETCHED: dict[int | str, dict[str, Any]] = {200: {"model": Judgement}, 202: LATER, **REFUSED}
