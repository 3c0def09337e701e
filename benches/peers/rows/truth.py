"""What a program that is not timed, pyarrow, answers: everything that is timed is held against it."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

COLUMNS = ["id", "date", "sector", "offence", "kind", "source"]
# Fewer would prove little: a window of the page's shows some thirty rows.
LEAST_SHOWN = 20


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Days as they are; codes with one key type, so that parts go together."""
    if pa.types.is_dictionary(column.type) and pa.types.is_date(column.type.value_type):
        return column.cast(pa.date32())
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.dictionary(pa.int32(), pa.string())).unify_dictionaries()
    return column


def records(snapshot: Path) -> pa.Table:
    """The snapshot's records with their ids."""
    files = json.loads((snapshot / "manifest.json").read_text())["files"]

    def table(name: str) -> pa.Table:
        parts = sorted((file for file in files if file["table"] == name), key=lambda file: file["part"])
        read = [pa.ipc.open_stream(gzip.open(snapshot / part["name"])).read_all() for part in parts]
        return pa.concat_tables([part.select([c for c in COLUMNS if c in part.column_names]) for part in read])

    of_scoring, ids = table("records"), table("records_detail")
    return pa.table({name: plain((ids if name == "id" else of_scoring)[name]) for name in COLUMNS}).combine_chunks()


class Truth:
    """Right answers over one table."""

    def __init__(self, table: pa.Table):
        self.table = table
        self.orders: dict[str, pa.Array] = {}

    def check(self, kind: str, what, came: dict) -> str | None:
        """What is wrong with an answer: the number of its rows, and the ids of those shown from a place on."""
        first, ids = came["first"], came["ids"]
        if len(set(ids)) != len(ids):
            return f"{kind} {what}: a row is shown twice: {ids}"
        if kind == "sort":
            expected, found = self.keys(what, first, len(ids)), self.keys_of(what[0], ids)
            rows, least = self.table.num_rows, LEAST_SHOWN
        elif kind == "last":
            expected, found = self.table["id"].slice(first).to_pylist(), ids
            rows, least = self.table.num_rows, LEAST_SHOWN
        else:
            right = pc.indices_nonzero(self.passes(kind, what))
            expected, found = self.table["id"].take(right.slice(first, len(ids))).to_pylist(), ids
            rows, least = len(right), min(LEAST_SHOWN, len(right))
        if came["rows"] != rows:
            return f"{kind} {what}: {came['rows']} rows, expected {rows}"
        if found != expected or len(ids) < least:
            return f"{kind} {what}: rows from {first} on are {found}, expected {expected}"
        return None

    def passes(self, kind: str, what) -> pa.ChunkedArray:
        if kind == "set":
            return pc.is_in(self.table["kind"].cast(pa.string()), value_set=pa.array(what))
        return pc.match_substring(self.table["id"], what)

    def keys(self, what, first: int, count: int) -> list:
        """The values that stand from a place on of an order, empty ones last."""
        column, is_descending = what
        if column not in self.orders:
            values = self.table[column]
            values = values.cast(pa.string()) if pa.types.is_dictionary(values.type) else values
            self.orders[column] = values.drop_null().take(pc.sort_indices(values.drop_null()))
        order = self.orders[column]
        places = (len(order) - 1 - place if is_descending else place for place in range(first, first + count))
        return [order[place].as_py() if 0 <= place < len(order) else None for place in places]

    def keys_of(self, column: str, ids: list[str]) -> list:
        """The values of the rows of those ids, in their order."""
        rows = self.table.select(["id", column]) if column != "id" else self.table.select(["id"])
        rows = rows.filter(pc.is_in(rows["id"], value_set=pa.array(ids)))
        of_id = dict(zip(rows["id"].to_pylist(), rows[column].to_pylist()))
        return [of_id.get(each, "no such id") for each in ids]
