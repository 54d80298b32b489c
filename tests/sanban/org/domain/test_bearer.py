"""A token is recognised by what is kept of it, and nothing kept gives it away."""

from __future__ import annotations

import pytest

from sanban.org.domain.bearer import MARK, digest_of, new_secret


def test_a_token_is_found_again_by_its_digest() -> None:
    secret = new_secret()
    assert digest_of(secret.shown) == secret.digest
    assert secret.shown.startswith(MARK + secret.prefix)


def test_two_tokens_are_never_alike() -> None:
    assert len({new_secret().digest for _ in range(100)}) == 100


def test_what_is_kept_does_not_tell_the_secret() -> None:
    secret = new_secret()
    assert secret.shown not in repr(secret)
    assert secret.shown.removeprefix(MARK) not in secret.digest


@pytest.mark.parametrize(
    "shown",
    ["", "sanban_", "x" * 50, f"{MARK}{'a' * 42}", f"{MARK}{'a' * 44}", f"{MARK}{'中' * 43}"],
)
def test_what_is_no_token_has_no_digest(shown: str) -> None:
    assert digest_of(shown) == ""
