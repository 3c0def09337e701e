"""A snapshot like another, but with two measures: all harm, and that of the records linked to organised crime."""

import gzip
import hashlib
import json
from pathlib import Path

import pyarrow as pa

from .tables import table

# Ours, and how the questions to peers name them.
CRIMES, LINKED = "crimes", "linked"


def entry(name: str, stream: bytes, packed: bytes, of: dict) -> dict:
    """The manifest's entry of a file that takes another's place."""
    hashes = {"sha256": hashlib.sha256(packed).hexdigest(), "unpacked_sha256": hashlib.sha256(stream).hexdigest()}
    return of | hashes | {"name": name, "rows": 2, "size": len(packed), "unpacked_size": len(stream)}


def with_two(snapshot: Path, into: Path) -> dict:
    """Links to the snapshot's files but for the measures; the one of linked records."""
    measures, kinds = table(snapshot, "measures"), table(snapshot, "records")["kind"].unique().to_pylist()
    [linked] = [measure for measure in measures.to_pylist() if measure["id"] == "ocg_crimes"]
    of_any = {"record_kinds": kinds, "nominal_kinds": [], "roles": []}
    two = [linked | of_any | {"id": CRIMES, "label": "All harm"}, linked | {"id": LINKED}]
    written = pa.Table.from_pylist(two, schema=measures.schema)
    buffer = pa.BufferOutputStream()
    with pa.ipc.new_stream(buffer, written.schema) as stream:
        stream.write_table(written)
    stream = buffer.getvalue().to_pybytes()
    packed = gzip.compress(stream)
    into.mkdir(parents=True, exist_ok=True)
    manifest = json.loads((snapshot / "manifest.json").read_text())
    name = f"measures-{hashlib.sha256(packed).hexdigest()[:16]}.arrow.gz"
    (into / name).write_bytes(packed)
    for file in manifest["files"]:
        if file["table"] != "measures" and not (into / file["name"]).exists():
            (into / file["name"]).symlink_to((snapshot / file["name"]).resolve())
    manifest["files"] = [
        entry(name, stream, packed, file) if file["table"] == "measures" else file for file in manifest["files"]
    ]
    (into / "manifest.json").write_text(json.dumps(manifest | {"score_title": "Harm"}))
    return linked
