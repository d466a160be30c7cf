"""Who may talk to the server: only a page that this server itself gave to a browser on this computer.

Streamlit lets any page of this computer in, and on a foreign origin it asks an outside host for this computer's address
while everybody waits. So Host and Origin are compared exactly before it sees them, and every answer carries a strict
content security policy.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")
CLOSED = "/_stcore/agent"
"""Streamlit's door for other programs: it describes itself even when it is shut."""

COMPANIONS = (
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


def content_policy(page: str) -> str:
    """The strictest policy under which Streamlit works.

    `page` is its index.html, whose inline scripts are let in by their hashes. components.v2 imports its JavaScript from
    a blob; styles cannot do without 'unsafe-inline'.
    """
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline)
    return (
        f"default-src 'none'; script-src 'self' {hashes} blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
        "worker-src 'self' blob:; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )


def refusal(scope: Scope) -> int | None:
    """The status with which a request is turned away, or None for one of our own pages'."""
    address, port = scope.get("server") or ("", None)
    hosts = _values(scope, b"host")
    if address not in NAMES or len(hosts) != 1 or hosts[0] not in {f"{name}:{port}" for name in NAMES}:
        return 403
    origins = _values(scope, b"origin")
    if any(origin != f"http://{hosts[0]}" for origin in origins):
        return 403
    if scope["type"] == "websocket":
        return None if origins else 403
    foreign = not {"same-origin", "none"}.issuperset(_values(scope, b"sec-fetch-site"))
    if foreign and scope["method"] not in {"GET", "HEAD"}:
        return 403
    return 404 if scope["path"].startswith(CLOSED) else None


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for key, value in scope["headers"] if key == name]


class Guard:
    """ASGI middleware: turns strangers away, and adds the policy and its companions to every answer."""

    def __init__(self, app: ASGIApp, *, policy: str) -> None:
        self.app = app
        self.headers = ((b"content-security-policy", policy.encode()), *COMPANIONS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer strangers here, and hand everything else on."""
        if scope["type"] not in {"http", "websocket"}:
            return await self.app(scope, receive, send)
        status = refusal(scope)
        if status is None:
            return await self.app(scope, receive, self._sending(send))
        if scope["type"] == "websocket":
            await receive()
            return await send({"type": "websocket.close", "code": 1008})
        headers = [(b"content-type", b"text/plain"), *self.headers]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        return await send({"type": "http.response.body", "body": b"This page is not part of Debrief."})

    def _sending(self, send: Send) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self.headers]
            await send(message)

        return send_with_headers
