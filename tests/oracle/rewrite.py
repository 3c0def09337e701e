"""Writes a snapshot's tables again with pyarrow, as somebody's nightly job may: rewrite.py SNAPSHOT TO

Keys of 32 bits or plain text where the program writes short keys, and several batches a table.
"""

import gzip
import hashlib
import json
import pathlib
import sys

import pyarrow as pa


def rewritten(entry, bytes):
    if not entry["name"].endswith(".arrow.gz"):
        return bytes
    table = pa.ipc.open_stream(bytes).read_all()
    plain = [c.cast(c.type.value_type) if pa.types.is_dictionary(c.type) else c for c in table.columns]
    if entry["table"] == "records":
        plain = [c.dictionary_encode() if c.type == pa.string() else c for c in plain]
    table = pa.table(plain, names=table.column_names)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=1000)
    return sink.getvalue().to_pybytes()


def main():
    source, to = (pathlib.Path(argument) for argument in sys.argv[1:])
    manifest = json.loads((source / "manifest.json").read_text())
    for entry in manifest["files"]:
        bytes = rewritten(entry, gzip.decompress((source / entry["name"]).read_bytes()))
        packed = gzip.compress(bytes)
        digest = hashlib.sha256(packed).hexdigest()
        name, _, end = entry["name"].partition(".")
        entry["name"] = f"{name.rpartition('-')[0]}-{digest[:16]}.{end}"
        entry |= {"size": len(packed), "sha256": digest}
        entry |= {"unpacked_size": len(bytes), "unpacked_sha256": hashlib.sha256(bytes).hexdigest()}
        (to / entry["name"]).write_bytes(packed)
    manifest["groups_index"] = None
    (to / "manifest.json").write_text(json.dumps(manifest))


main()
