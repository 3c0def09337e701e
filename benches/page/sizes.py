"""What travels: the page's own files, and the snapshot beside Parquet."""

import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

BROTLI = pa.Codec("brotli", compression_level=11)


def packed(path: Path) -> tuple[int, int]:
    """Bytes of a file as it is, and in brotli at its best, as a static host keeps it."""
    raw = path.read_bytes()
    return len(raw), len(BROTLI.compress(raw, asbytes=True))


def plain(table: pa.Table) -> pa.Table:
    """The same values without dictionaries: Parquet makes its own."""
    columns = [
        column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)


def beside_parquet(snapshot: Path) -> tuple[int, int, int]:
    """Records of a snapshot, the bytes of all its tables, and those of the same columns in Parquet with zstd."""
    files = json.loads((snapshot / "manifest.json").read_text())["files"]
    ours = theirs = records = 0
    for file in files:
        path = snapshot / file["name"]
        if ".arrow" not in file["name"]:
            continue
        opened = gzip.open(path) if path.suffix == ".gz" else path.open("rb")
        with opened, pa.ipc.open_stream(opened) as stream:
            table = stream.read_all()
        written = io.BytesIO()
        parquet.write_table(plain(table), written, compression="zstd")
        ours += path.stat().st_size
        theirs += len(written.getvalue())
        if file["table"] == "records":
            records = table.num_rows
    return records, ours, theirs
