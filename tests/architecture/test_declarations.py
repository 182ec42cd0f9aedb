"""Every model has a scope or a reason, every field a class."""

from nakhonchai.base.personal_data import undeclared_fields


def test_every_stored_field_has_a_personal_data_class() -> None:
    assert undeclared_fields() == []
