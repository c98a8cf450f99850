"""Addresses that articles choose: none in a private network is asked, whatever its name and wherever it redirects."""

from __future__ import annotations

import socket

import pytest

from auditor.network import exchange
from auditor.network.addresses import is_public
from auditor.network.web import Web
from auditor.network.wire import Limits
from auditor.parts import Request, Unanswered
from tests.auditor.clockwork import Clockwork
from tests.services import Services


def web(private: bool = False) -> Web:
    time = Clockwork()
    return Web(clock=time.clock, sleep=time.sleep, limits=Limits(connect=5, read=5, total=5), private=private)


def linked(url: str) -> Request:
    return Request(url, page=True, linked=True)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:7f00:1::", False),
        ("2002:c0a8:101::1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("not a number", False),
        ("", False),
    ],
)
def test_public_addresses(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_a_private_host_is_not_asked(services: Services, name: str) -> None:
    port = services["pages"].port
    with pytest.raises(Unanswered) as caught:
        web().get(linked(f"http://{name}:{port}/article.html"))
    assert caught.value.reason == "refused"
    assert services["pages"].requests == []


def test_a_private_host_is_asked_where_that_is_set_or_the_address_is_ours(services: Services) -> None:
    url = f"{services['pages'].base}/article.html"
    assert web(private=True).get(linked(url)).status == 200
    assert web().get(Request(url)).status == 200


def test_a_redirect_into_a_private_network_is_not_followed(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "is_public", lambda number: number == "127.0.0.1")
    monkeypatch.setattr(socket, "getaddrinfo", _numbers(socket.getaddrinfo))
    with pytest.raises(Unanswered) as caught:
        web().get(linked(f"{services['pages'].base}/elsewhere?url=http://10.0.0.1/secret"))
    assert caught.value.reason == "refused"
    assert "10.0.0.1" in caught.value.detail or "private" in caught.value.detail


def _numbers(honest):  # type: ignore[no-untyped-def]
    """A resolver that knows the number 10.0.0.1, which no test may connect to."""

    def resolve(host, *args, **kwargs):  # type: ignore[no-untyped-def]
        private = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80))]
        return private if host == "10.0.0.1" else honest(host, *args, **kwargs)

    return resolve


def test_a_name_that_leads_elsewhere_once_asked_is_let_go_before_a_word_is_sent(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "refuse_private", lambda name: None)
    with pytest.raises(Unanswered) as caught:
        web().get(linked(f"{services['pages'].base}/article.html"))
    assert caught.value.reason == "refused"
    assert services["pages"].requests == []


def test_what_a_linked_host_announces_does_not_slow_the_run(services: Services) -> None:
    door = web(private=True)
    for path in ("/article.html", "/plain"):
        door.get(linked(f"{services['pages'].base}{path}"))
    assert door.governor(services["pages"].base)._announced == {}
