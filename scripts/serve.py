#!/usr/bin/env python3
"""Serves a static folder, as the page is meant to be served.

    serve.py [--port N] [--open] FOLDER

Right MIME types, a strict Content-Security-Policy, and name.br or name.gz instead of name where it
exists and the browser takes it. Without --port: 8000, or the next free one. Only this machine can
reach it, unless --bind says otherwise. It prints `serving http://localhost:N/` when it is ready.
"""
import argparse
import email.utils
import os
import signal
import socket
import sys
import threading
import webbrowser
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8", ".json": "application/json", ".wasm": "application/wasm",
    ".svg": "image/svg+xml", ".png": "image/png", ".ttf": "font/ttf", ".webmanifest":
    "application/manifest+json", ".txt": "text/plain; charset=utf-8", ".lesson":
    "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8",
}
POLICY = ("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
          "img-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; "
          "base-uri 'none'; form-action 'none'")
CODINGS = (("br", ".br"), ("gzip", ".gz"))


def accepted_codings(header):
    """The content codings that an Accept-Encoding header allows (q=0 forbids one)."""
    allowed = set()
    for part in header.split(","):
        name, _, parameters = part.strip().lower().partition(";")
        weight = parameters.strip().removeprefix("q=").strip() or "1"
        try:
            if float(weight) > 0:
                allowed.add(name.strip())
        except ValueError:
            pass
    return allowed


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "marginwalk"
    sys_version = ""
    root = Path(".")

    def do_GET(self):
        self.answer(with_body=True)

    def do_HEAD(self):
        self.answer(with_body=False)

    def answer(self, with_body):
        path = self.wanted_file()
        if path is None:
            return self.send_text(HTTPStatus.NOT_FOUND, "Not found\n", with_body)
        coding, file = self.choose_coding(path)
        try:
            data, modified = file.read_bytes(), file.stat().st_mtime
        except OSError:
            return self.send_text(HTTPStatus.NOT_FOUND, "Not found\n", with_body)
        tag = f'"{int(modified * 1000):x}-{len(data):x}"'
        if self.headers.get("If-None-Match") == tag:
            data, status = b"", HTTPStatus.NOT_MODIFIED
        else:
            status = HTTPStatus.OK
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        if coding:
            self.send_header("Content-Encoding", coding)
        if status == HTTPStatus.OK:
            self.send_header("Content-Length", str(len(data)))
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("ETag", tag)
        self.send_header("Last-Modified", email.utils.formatdate(modified, usegmt=True))
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def wanted_file(self):
        """The file that the address names, or None when there is none inside the folder."""
        parts = unquote(urlsplit(self.path).path).split("/")
        if "\0" in self.path or any(part.startswith(".") for part in parts):
            return None
        path = self.root.joinpath(*filter(None, parts))
        if path.is_dir():
            path = path / "index.html"
        path = path.resolve()
        inside = path.is_relative_to(self.root)
        return path if inside and path.is_file() else None

    def choose_coding(self, path):
        allowed = accepted_codings(self.headers.get("Accept-Encoding", ""))
        for coding, ending in CODINGS:
            packed = path.with_name(path.name + ending)
            if coding in allowed and packed.is_file():
                return coding, packed
        return None, path

    def send_text(self, status, text, with_body):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", TYPES[".txt"])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")   # keep it, but ask whether it changed
        super().end_headers()

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):   # a browser that went away
            super().handle_error(request, client_address)


class Server6(Server):
    address_family = socket.AF_INET6


def listen(bind, port):
    """A server on the port asked for, or without one on 8000 or the next free one."""
    for candidate in [port] if port is not None else range(8000, 8100):
        try:
            return Server((bind, candidate), Handler)
        except OSError as error:
            reason = error
    sys.exit(f"cannot serve on port {candidate}: {reason.strerror}")


def listen_on_ipv6_too(port):
    """`localhost` may mean ::1; where that exists, answer there as well."""
    try:
        threading.Thread(target=Server6(("::1", port), Handler).serve_forever, daemon=True).start()
    except OSError:
        pass


def main():
    parser = argparse.ArgumentParser(description="Serves a static folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int)
    parser.add_argument("--bind", default="127.0.0.1")
    parser.add_argument("--open", action="store_true", help="open a browser")
    options = parser.parse_args()
    Handler.root = options.folder.resolve()
    if not (Handler.root / "index.html").is_file():
        sys.exit(f"there is no index.html in {options.folder}")
    server = listen(options.bind, options.port)
    if options.bind == "127.0.0.1":
        listen_on_ipv6_too(server.server_port)
    address = f"http://localhost:{server.server_port}/"
    print(f"serving {address}", flush=True)
    if options.open:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


main()
