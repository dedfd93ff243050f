"""A server on this machine that answers as an OpenAI-compatible one would, with what a test has put in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class ModelStub:
    """The answers still to be given, and the requests that came."""

    address: str
    answers: list[str] = field(default_factory=list)
    """What the model says, one for each request."""
    status: int = 200
    whole_body: bytes | None = None
    """Given, this stands for the whole answer instead."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def say(self, *claims: dict[str, Any]) -> None:
        """Queue an answer with these claims."""
        self.answers.append(json.dumps({"claims": claims}))


@contextmanager
def model_stub() -> Iterator[ModelStub]:
    """Serve on a free port of 127.0.0.1 until the block ends."""
    stub = ModelStub(address="")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stub.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            stub.headers.append(dict(self.headers))
            stub.paths.append(self.path)
            body = stub.whole_body
            if body is None:
                content = stub.answers.pop(0) if stub.status == 200 else ""
                body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
            self.send_response(stub.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stub.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
