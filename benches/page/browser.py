"""Headless Chromium through ChromeDriver, a fresh profile each."""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,860",
]


class Driver:
    """The driver, which every browser shares."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            ["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def send(self, method: str, path: str, body: dict | None = None):
        """A WebDriver command's value."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as wrong:
            raise RuntimeError(json.load(wrong)["value"]["message"]) from None


class Browser:
    """One window with a profile that has seen nothing yet; the script runs before every page's own."""

    def __init__(self, driver: Driver, script: str):
        self.driver = driver
        wanted = {"browserName": "chrome", "goog:chromeOptions": {"args": ARGUMENTS}}
        answer = driver.send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.path, self.version = f"/session/{answer['sessionId']}", answer["capabilities"]["browserVersion"]
        before = {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": script}}
        driver.send("POST", f"{self.path}/goog/cdp/execute", before)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.send("DELETE", self.path)

    def goto(self, address: str):
        self.driver.send("POST", f"{self.path}/url", {"url": address})

    def value(self, expression: str):
        return self.driver.send("POST", f"{self.path}/execute/sync", {"script": f"return {expression}", "args": []})

    def called(self, function: str, *arguments):
        """What a function of the page gives, or promises within ten minutes."""
        self.driver.send("POST", f"{self.path}/timeouts", {"script": 600_000})
        script = {"script": f"return {function}(...arguments)", "args": arguments}
        return self.driver.send("POST", f"{self.path}/execute/sync", script)

    def wait(self, expression: str, seconds: float = 60):
        """The expression's value once it is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := self.value(expression):
                return value
            time.sleep(0.1)
        raise TimeoutError(f"waited in vain for {expression}")
