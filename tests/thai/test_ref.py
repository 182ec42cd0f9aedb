from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.thai import ThaiValueError, clean_ref, is_ref, new_ref
from nakhonchai.thai.ref import ALPHABET, LENGTH

refs = st.text(alphabet=ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1).map(
    lambda body: next(body + check for check in ALPHABET if is_ref(body + check))
)


def test_alphabet_is_prime_and_has_no_look_alikes():
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set(ALPHABET) & set("01OIU")


def test_new_refs_are_valid_and_differ():
    made = {new_ref() for _ in range(2_000)}
    assert len(made) == 2_000
    assert all(is_ref(ref) for ref in made)


@given(refs)
def test_every_wrong_character_is_noticed(ref):
    for place in range(LENGTH):
        for char in set(ALPHABET) - {ref[place]}:
            assert not is_ref(ref[:place] + char + ref[place + 1 :])


@given(refs)
def test_every_exchange_of_two_characters_is_noticed(ref):
    for first, second in combinations(range(LENGTH), 2):
        chars = list(ref)
        chars[first], chars[second] = chars[second], chars[first]
        assert is_ref("".join(chars)) == (ref[first] == ref[second])


@given(refs)
def test_clean_ref_takes_what_people_type(ref):
    for typed in (ref, ref.lower(), f" {ref[:4]}-{ref[4:]} ", f"{ref[:2]} {ref[2:].lower()}"):
        assert clean_ref(typed) == ref


@pytest.mark.parametrize("text", ["", "ABC", "OOOOOOOO", "กขคงจฉชซ", "2222222", "222222222", "2222222\n3"])
def test_clean_ref_refuses_in_thai(text):
    assert not is_ref(text)
    with pytest.raises(ThaiValueError, match="รหัสอ้างอิง"):
        clean_ref(text)


@given(st.text(max_size=12))
def test_clean_ref_gives_a_ref_or_our_error(text):
    try:
        assert is_ref(clean_ref(text))
    except ThaiValueError:
        assert not is_ref(text)
