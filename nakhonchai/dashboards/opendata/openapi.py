"""The OpenAPI 3.1 description, made from the same declarations as the answers."""

from collections.abc import Sequence
from typing import Any

from nakhonchai.dashboards.opendata.asking import SHARED
from nakhonchai.dashboards.opendata.declarations import Collection, Field, Param, all_collections

VERSION = "1.0.0"
PROBLEMS = {
    "400": "คำถามไม่ถูกต้อง",
    "401": "กุญแจใช้ไม่ได้",
    "404": "ไม่มีสิ่งที่ถาม",
    "429": "ถามบ่อยเกินไป รอตาม Retry-After",
}


def openapi(server: str, licence: dict[str, str]) -> dict[str, Any]:
    """Return the description. *server* is the address before the paths."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "API ข้อมูลขบวนองค์กรชุมชน นครชัยบุรินทร์",
            "version": VERSION,
            "description": "อ่านอย่างเดียว ไม่มีกุญแจได้ข้อมูลเปิด มีกุญแจได้เท่าที่เจ้าของกุญแจเห็น",
            "license": licence,
        },
        "servers": [{"url": server}],
        "security": [{}, {"key": []}],
        "paths": {f"/{one.name}": _path(one) for one in all_collections()},
        "components": {
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "กุญแจจากหน้าบัญชีของฉัน"}
            },
            "schemas": {
                **{_schema_name(one): _schema(one.fields) for one in all_collections()},
                "problem": _problem(),
            },
        },
    }


def _schema_name(collection: Collection) -> str:
    return f"{collection.name}-row"


def _path(collection: Collection) -> dict[str, Any]:
    described = " ".join(part for part in (collection.meaning, collection.rights) if part)
    problems = {
        status: {
            "description": words,
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}},
        }
        for status, words in PROBLEMS.items()
    }
    return {
        "get": {
            "operationId": collection.name,
            "summary": collection.title,
            "description": described,
            "parameters": [_parameter(param) for param in (*collection.params, *SHARED)],
            "responses": {
                "200": {
                    "description": "แถวตามลำดับคงที่",
                    "headers": {
                        "ETag": {"schema": {"type": "string"}, "description": "ส่งกลับใน If-None-Match"}
                    },
                    "content": {"application/json": {"schema": _page(collection)}},
                },
                "304": {"description": "ไม่มีอะไรเปลี่ยนจากที่ได้ไปแล้ว"},
                **problems,
            },
        }
    }


def _page(collection: Collection) -> dict[str, Any]:
    row = {"$ref": f"#/components/schemas/{_schema_name(collection)}"}
    return {
        "type": "object",
        "required": ["data", "next", "next_after"],
        "properties": {
            "data": {"type": "array", "items": row},
            "next": {"type": ["string", "null"], "description": "ที่อยู่ของหน้าถัดไป ไม่มีคือหมดแล้ว"},
            "next_after": {"type": ["string", "null"], "description": "ค่า after ของหน้าถัดไป"},
        },
    }


def _parameter(param: Param) -> dict[str, Any]:
    kind: dict[str, Any] = {"type": "integer" if param.is_number else "string"}
    if param.choices:
        kind["enum"] = list(param.choices)
    elif not param.is_number:
        kind["pattern"] = f"^(?:{param.pattern})$"
    told = {"name": param.name, "in": "query", "description": param.meaning, "schema": kind}
    return told | (
        {"example": int(param.example) if param.is_number else param.example} if param.example else {}
    )


def _schema(fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [field.name for field in fields],
        "additionalProperties": False,
        "properties": {field.name: _property(field) for field in fields},
    }


def _property(field: Field) -> dict[str, Any]:
    words = field.meaning + (f" เป็น null {field.may_be_null}" if field.may_be_null else "")
    if field.choices:
        words += f" ({', '.join(f'{key}: {label}' for key, label in field.choices.items())})"
    told: dict[str, Any] = {
        "type": [field.kind, "null"] if field.may_be_null else field.kind,
        "description": words,
    }
    if field.choices:
        told["enum"] = [*field.choices, *([None] if field.may_be_null else [])]
    return told


def _problem() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["title", "status", "detail"],
        "properties": {
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "บอกว่าต้องทำอย่างไร"},
            "param": {"type": "string", "description": "พารามิเตอร์ที่ไม่ถูกต้อง"},
        },
    }
