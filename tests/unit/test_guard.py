from __future__ import annotations

import hashlib
from base64 import b64encode
from contextlib import suppress

import pytest
from starlette.types import Message, Receive, Scope, Send

from coaching.guard import COMPANIONS, Guard, content_policy

OWN = "http://127.0.0.1:8501"
FOREIGN = [
    "null",
    "file://",
    "http://evil.example",
    "http://127.0.0.1",
    "http://127.0.0.1:8501.evil.example",
    "http://localhost:9999",
    "http://localhost:8501",  # a page of the other name is another origin
    "https://127.0.0.1:8501",
]


def asked(
    kind: str = "http", method: str = "GET", path: str = "/", host: str = "127.0.0.1:8501", **headers: str
) -> Scope:
    scope: Scope = {
        "type": kind,
        "path": path,
        "server": ("127.0.0.1", 8501),
        "headers": [(b"host", host.encode())]
        + [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    return scope if kind == "websocket" else {**scope, "method": method}


def answers(scope: Scope) -> list[Message]:
    """What the guard sends for a request, with an app behind it that answers 200 to everything it gets to see."""
    sent: list[Message] = []

    async def inner(scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            return await send({"type": "websocket.accept"})
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-own", b"1")]})
        return await send({"type": "http.response.body", "body": b"hello"})

    async def receive() -> Message:
        return {"type": f"{scope['type']}.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    with suppress(StopIteration):  # nothing in it waits, so one step runs it to its end without an event loop
        Guard(inner, policy="default-src 'none'")(scope, receive, send).send(None)
    return sent


def status(scope: Scope) -> int:
    return int(answers(scope)[0]["status"])


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST:8501"])
def test_this_computer_by_its_own_names_is_let_in(host: str) -> None:
    assert status(asked(host=host)) == 200


@pytest.mark.parametrize("host", ["evil.example:8501", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8501", ""])
def test_a_foreign_host_is_turned_away(host: str) -> None:
    assert status(asked(host=host)) == 403


@pytest.mark.parametrize("headers", [[], [(b"host", b"localhost:8501"), (b"host", b"evil.example")]])
def test_no_host_or_two_are_turned_away(headers: list[tuple[bytes, bytes]]) -> None:
    assert status({**asked(), "headers": headers}) == 403


@pytest.mark.parametrize("server", [("192.168.0.7", 8501), ("/run/debrief.sock", None), None])
def test_an_address_that_others_reach_serves_nobody(server: tuple[str, int | None] | None) -> None:
    assert status({**asked(), "server": server}) == 403


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_origin_is_turned_away(origin: str) -> None:
    assert status(asked(origin=origin)) == 403
    assert status(asked(method="POST", origin=origin)) == 403


def test_a_page_of_ours_may_ask_and_send() -> None:
    assert status(asked(origin=OWN, sec_fetch_site="same-origin")) == 200
    assert status(asked(method="PUT", origin=OWN, sec_fetch_site="same-origin")) == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_foreign_page_may_link_here_but_send_nothing(site: str) -> None:
    assert status(asked(sec_fetch_site=site)) == 200
    assert status(asked(method="POST", sec_fetch_site=site)) == 403
    assert status(asked(method="DELETE", sec_fetch_site=site)) == 403


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_websocket_is_closed_before_it_opens(origin: str) -> None:
    assert answers(asked("websocket", origin=origin)) == [{"type": "websocket.close", "code": 1008}]


def test_a_websocket_without_an_origin_is_closed() -> None:
    assert answers(asked("websocket")) == [{"type": "websocket.close", "code": 1008}]


def test_a_websocket_whose_name_was_rebound_is_closed() -> None:
    scope = asked("websocket", host="evil.example:8501", origin="http://evil.example:8501")
    assert answers(scope) == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_websocket_of_ours_is_opened(name: str) -> None:
    scope = asked("websocket", host=f"{name}:8501", origin=f"http://{name}:8501")
    assert answers(scope) == [{"type": "websocket.accept"}]


@pytest.mark.parametrize("path", ["/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/agent/mcp"])
def test_the_door_for_other_programs_is_not_there(path: str) -> None:
    assert status(asked(path=path)) == 404
    assert status(asked(path=path, method="POST", origin=OWN)) == 404


@pytest.mark.parametrize("scope", [asked(), asked(host="evil.example"), asked(path="/_stcore/agent/mcp")])
def test_every_answer_carries_the_policy_and_its_companions(scope: Scope) -> None:
    assert {(b"content-security-policy", b"default-src 'none'"), *COMPANIONS} <= set(answers(scope)[0]["headers"])


def test_an_answer_keeps_its_own_headers_and_body() -> None:
    start, body = answers(asked())
    assert (b"x-own", b"1") in start["headers"]
    assert body["body"] == b"hello"


def test_what_is_no_request_passes() -> None:
    assert answers({"type": "lifespan"})[0]["status"] == 200


def test_the_policy_lets_in_the_pages_own_inline_scripts_and_no_other() -> None:
    policy = content_policy("<script>one()</script><script src='x.js'></script><script>\ntwo()\n</script>")
    allowed = policy.split("script-src ")[1].split(";")[0].split()
    hashes = ["'sha256-" + b64encode(hashlib.sha256(text).digest()).decode() + "'" for text in (b"one()", b"\ntwo()\n")]
    assert allowed == ["'self'", *hashes, "blob:"]
    assert "unsafe-eval" not in policy
    assert policy.startswith("default-src 'none'")
