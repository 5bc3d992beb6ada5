"""A backend that has failed, in each of the ways in which backends fail. Loopback only."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.services.ports import free_port


def _whole(status: str, content_type: str, body: bytes) -> bytes:
    head = (f"HTTP/1.1 {status}", f"Content-Type: {content_type}", "Connection: close", f"Content-Length: {len(body)}")
    return "\r\n".join((*head, "", "")).encode() + body


HEADS = {
    "500": _whole("500 Internal Server Error", "text/html", b"<h1>Server error</h1>"),
    "html": _whole("200 OK", "text/html", b"<!doctype html><p>Hello</p>"),
}
KINDS = ("down", "hangs", "500", "html", "drips", "resets")


@contextmanager
def failing(kind: str) -> Iterator[str]:
    """The address of a backend that fails so."""
    port = free_port()
    if kind == "down":
        yield f"http://127.0.0.1:{port}"
        return
    over = threading.Event()
    with socket.create_server(("127.0.0.1", port)) as listener:
        listener.settimeout(0.05)
        threads = [threading.Thread(target=_accept, args=(listener, over, _answers(kind, over)))]
        threads[0].start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            over.set()
            threads[0].join()


def _accept(listener: socket.socket, over: threading.Event, answer: Callable[[socket.socket], None]) -> None:
    busy = []
    while not over.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        busy.append(threading.Thread(target=_serve, args=(connection, answer)))
        busy[-1].start()
    for thread in busy:
        thread.join()


def _serve(connection: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    with connection:
        connection.settimeout(2)
        try:
            connection.recv(65536)
            answer(connection)
        except OSError:
            return


def _answers(kind: str, over: threading.Event) -> Callable[[socket.socket], None]:
    def hang(_: socket.socket) -> None:
        over.wait(60)

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: 3000\r\n\r\n")
        while not over.wait(0.2):
            connection.sendall(b" ")

    def reset(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    special = {"hangs": hang, "drips": drip, "resets": reset}
    return special.get(kind) or (lambda connection: connection.sendall(HEADS[kind]))
