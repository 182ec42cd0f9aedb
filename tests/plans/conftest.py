"""A running server's knowledge of its models, a place for files, and a browser that sends workbooks."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from tests.imports.conftest import confirm, lists, send

__all__ = ["confirm", "lists", "send"]


@pytest.fixture(autouse=True)
def content_types(request: pytest.FixtureRequest) -> None:
    """Load what Django looks up once a process, so that query counts are those of a warm server."""
    if "people" in request.fixturenames:
        request.getfixturevalue("db")
        for model in apps.get_models():
            ContentType.objects.get_for_model(model)


@pytest.fixture
def kept_files(settings: Any, tmp_path: Any) -> Any:
    """Files of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "kept"
    return settings.MEDIA_ROOT
