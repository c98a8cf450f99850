"""No test leaves this machine, whatever it uses and in whatever thread."""

from __future__ import annotations

import socket
import threading

import pytest

from auditor.network.web import Web
from auditor.parts import Request
from tests.conftest import NetworkBlocked


@pytest.mark.parametrize("target", ["192.0.2.1", "example.org", "::ffff:192.0.2.1"])
def test_other_machines_cannot_be_reached(target: str) -> None:
    with pytest.raises(NetworkBlocked):
        socket.create_connection((target, 80), timeout=0.1)


def test_not_from_a_thread_nor_through_the_program() -> None:
    caught: list[BaseException] = []

    def work() -> None:
        try:
            Web().get(Request("http://192.0.2.1/"))
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert [type(error) for error in caught] == [NetworkBlocked]
