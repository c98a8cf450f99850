"""What hosts write into headers and addresses may be anything; it is read or left, never raised."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.addresses import address, redact
from auditor.network.fetching import is_address
from auditor.network.politeness import Governor, Trouble, announced, retry_after
from auditor.network.wire import Arrival, redirected
from auditor.parts import Pace, Request, content_type

ANYTHING = st.text(max_size=60)
NUMBERISH = st.one_of(ANYTHING, st.from_regex(r"\A-?[0-9.,eE+ ]{0,20}\Z"), st.integers().map(str), st.floats().map(str))
bounded = settings(derandomize=True, max_examples=200, deadline=None)


@bounded
@given(NUMBERISH)
def test_retry_after_is_a_time_to_come_or_nothing(value: str) -> None:
    seconds = retry_after(value, 1e9)
    assert seconds is None or seconds >= 0


@bounded
@given(NUMBERISH, NUMBERISH, NUMBERISH)
def test_limits_are_sensible_or_left(limit: str, interval: str, concurrency: str) -> None:
    headers = {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval, "x-concurrency-limit": concurrency}
    pace = announced(headers, Pace(2, 1))
    assert pace.per_second > 0
    assert pace.concurrency >= 1


@bounded
@given(NUMBERISH, NUMBERISH, NUMBERISH)
def test_a_governor_takes_any_header(remaining: str, reset: str, dollars: str) -> None:
    governor = Governor("h", lambda: 1e9, lambda _: None)
    names = ("x-ratelimit-remaining", "x-ratelimit-reset", "x-ratelimit-remaining-usd")
    governor.heed(Pace(2, 1), dict(zip(names, (remaining, reset, dollars), strict=True)))


@bounded
@given(ANYTHING)
def test_content_types(header: str) -> None:
    media_type, charset = content_type(header)
    assert media_type is None or "/" in media_type
    assert charset != ""


@bounded
@given(ANYTHING)
def test_redirects_lead_to_the_web_or_nowhere(location: str) -> None:
    request = Request("https://a.example/x", secrets=(("api_key", "s3cr3t"),), secret_headers=(("X-Token", "s3cr3t"),))
    arrival = Arrival(302, {"location": location}, b"", "https://a.example/x?api_key=s3cr3t")
    with suppress(Trouble):
        followed = redirected(request, arrival)
        assert followed.url.lower().startswith(("http://", "https://"))
        assert followed.secrets == ()


@bounded
@given(st.sampled_from(["api_key", "mailto", "email", "API_KEY"]), st.from_regex(r"\A[\w@.+-]{8,30}\Z"), ANYTHING)
def test_secrets_never_stay(name: str, secret: str, path: str) -> None:
    request = Request("https://a.example/", (("q", path), (name, secret)), secrets=((name, secret),))
    if secret not in path:
        assert f"={secret}" not in address(request)
    assert f"{name}={secret}" not in redact(f"GET /?{name}={secret} failed")


@bounded
@given(ANYTHING)
def test_addresses(name: str) -> None:
    assert is_address(name) in (True, False)
