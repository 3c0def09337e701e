// Why a page of a peer's does not come to be ready.
window.failed = "";
addEventListener("error", event => { window.failed ||= String(event.error || event.message); });
addEventListener("unhandledrejection", event => { window.failed ||= String(event.reason); });
