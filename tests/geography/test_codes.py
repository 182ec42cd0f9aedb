"""Codes as a hierarchy: ranges say the same as prefixes."""

import pytest
from django.db.models import Q
from hypothesis import example, given
from hypothesis import strategies as st

from nakhonchai.geography.codes import after, ancestors, lies_under, outermost, under, under_any
from nakhonchai.geography.models import Area

NEIGHBOURS = ("09", "10", "11", "97", "98", "99", "3109", "3110", "3111", "310199", "310200")
digits = st.text("0123456789", min_size=1, max_size=2)
prefixes = st.sampled_from([2, 4, 6]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n))
communities = st.from_regex(r"[0-9]{6}[A-Z][0-9]", fullmatch=True)
codes = st.one_of(prefixes, st.text("0123456789", min_size=8, max_size=8), communities)


def meets(condition: Q, code: str) -> bool:
    """Answer a condition of this module as a database that compares characters would."""
    answers = []
    for child in condition.children:
        if isinstance(child, Q):
            answers.append(meets(child, code))
            continue
        lookup, value = child
        answers.append(
            {
                "code": lambda value=value: code == value,
                "code__gte": lambda value=value: code >= value,
                "code__lt": lambda value=value: code < value,
                "code__isnull": lambda: True,
                "pk__in": lambda: False,
            }[lookup]()
        )
    return any(answers) if condition.connector == Q.OR else all(answers)


@given(prefix=prefixes, code=codes)
@example(prefix="99", code="99999999")
@example(prefix="09", code="10")
@example(prefix="310101", code="310101A1")
def test_under_a_prefix_is_exactly_what_starts_with_it(prefix: str, code: str) -> None:
    assert meets(under(prefix, "code"), code) == code.startswith(prefix)


@given(prefix=prefixes, rest=st.text("0123456789", max_size=2))
def test_after_is_behind_everything_that_starts_with_the_prefix(prefix: str, rest: str) -> None:
    following = after(prefix)
    if following is None:
        assert set(prefix) == {"9"}
    else:
        assert prefix + rest < following
        assert not following.startswith(prefix)


@given(chosen=st.lists(st.one_of(prefixes, st.sampled_from(NEIGHBOURS)), max_size=8), code=codes)
@example(chosen=["30", "31", "32", "36"], code="33010101")
@example(chosen=["30", "31", "32", "36"], code="320101")
@example(chosen=["97", "98", "99"], code="99999999")
@example(chosen=["310101", "310102"], code="310102A1")
@example(chosen=["310109", "310110", "3102"], code="3102")
def test_outermost_prefixes_cover_what_all_cover(chosen: list[str], code: str) -> None:
    kept = outermost(chosen)
    assert lies_under(code, kept) == lies_under(code, chosen)
    assert not any(one != other and other.startswith(one) for one in kept for other in kept)
    assert meets(under_any(chosen, "code"), code) == lies_under(code, chosen)


@given(code=codes)
def test_ancestors_are_the_shorter_beginnings(code: str) -> None:
    assert ancestors(code) == [code[:length] for length in (2, 4, 6) if length < len(code)]


def test_everywhere_and_nowhere() -> None:
    assert meets(under("", "code"), "30")
    assert not meets(under_any([], "code"), "30")


@pytest.mark.django_db
def test_the_database_agrees(places: object) -> None:
    every = list(Area.objects.order_by("code").values_list("code", flat=True))
    for prefix in ("", "3", "32", "3205", "320501", "32050101", "99"):
        expected = [code for code in every if code.startswith(prefix)]
        assert list(Area.objects.under(prefix).order_by("code").values_list("code", flat=True)) == expected
