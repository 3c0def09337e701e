"""A plain file server that puts a snapshot beside the page and notes what is asked for."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Handler(SimpleHTTPRequestHandler):
    """Answers from the page's folder, and under snapshot/ from the snapshot's."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm"}

    def __init__(self, *arguments, snapshot: Path, asked: list[str], **more):
        self.snapshot, self.asked = snapshot, asked
        super().__init__(*arguments, **more)

    def translate_path(self, path: str) -> str:
        name = path.split("?")[0].lstrip("/") or "index.html"
        self.asked.append(name)
        if name.startswith("snapshot/"):
            return str(self.snapshot / name.removeprefix("snapshot/"))
        return str(Path(self.directory) / name)

    def log_message(self, *_):
        pass


class Server:
    """Serves until the program ends."""

    def __init__(self, page: Path, snapshot: Path):
        self.asked: list[str] = []
        handler = partial(Handler, directory=str(page), snapshot=snapshot, asked=self.asked)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_port}/"
