"""Small invented forces as a force would hand them over: CSV files, GeoJSON and a configuration.

Hard cases are made on purpose: dates on the edges of memberships and months, points on the edges of
sectors, links by every role, names that quoting and addresses must carry, and rows to be refused.
"""

import csv
import datetime
import gzip
import io
import json
import random

from people import DAY, NOMINAL_KINDS, ROLES, People
from toml_text import toml

HARD = [
    'é "q"',
    "O'Brien, E",
    "50%",
    "a.b",
    "x&y=z",
    "Šibenik",
    "n+1",
    "hash#1",
    "why?",
    "über/100%25",
    "a;b",
    "%",
    "..",
]
KINDS = ["crime", "cannabis_farm", "firearms_discharge", "drug_death", "firearms_intel", 'own, "kind"']
PRIMARY = ["ocg_crimes", "pcg_crimes", "drug_supply", "cannabis_farms", "firearms_discharges", "ocg_members"]
PRIMARY += ["pcg_members", "drug_deaths", "firearms_intel"]


def write(folder, seed):
    """Writes the force of that seed; returns its configuration's path."""
    return Writer(folder, random.Random(seed)).force()


class Writer(People):
    def __init__(self, folder, rng):
        self.folder, self.rng = folder, rng

    def force(self):
        rng = self.rng
        self.first = datetime.date(rng.randrange(2019, 2026), rng.randrange(1, 13), 1)
        self.end = self.first
        for _ in range(rng.randrange(1, 30)):
            self.end = (self.end + 31 * DAY).replace(day=1)
        config = {
            "force": rng.choice(HARD),
            "marking": "OFFICIAL",
            "score_title": "harm",
            "stale_after_days": 2,
            "from": str(self.first),
            "to": str(self.end),
            "max_rejected_share": 1.0,
        }
        config["sectors"] = self.sectors()
        self.beat_ids = {}
        if rng.random() < 0.7:
            config["beats"] = self.beats()
        config["offences"] = self.offences()
        self.turns, self.wanted, self.linked, self.nominals = self.edge_days(), [], [], []
        self.plain = [id for id in self.sector_ids if ";" not in id] or [""]
        people = self.people() if rng.random() < 0.9 else {}
        config["source"] = [self.source(i) for i in range(rng.randrange(2, 5))]
        if people:
            config |= people | {"links": self.links([source["id"] for source in config["source"]])}
        self.has_people = bool(people)
        self.primary = rng.random() < 0.7
        if self.primary:
            config["primary_measures"] = self.primary_measures()
        config["measure"] = self.measures()
        path = self.folder / "config.toml"
        path.write_text(toml(config))
        return path

    def csv(self, name, header, rows, broken=()):
        """Writes rows as spreadsheets do, this way or that; `broken` are lines as they are."""
        quoting, end = self.rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), self.rng.choice(["\n", "\r\n"])
        lines = []
        for row in [header, *rows]:
            text = io.StringIO()
            csv.writer(text, quoting=quoting).writerow(row)
            lines.append(text.getvalue().removesuffix("\r\n").encode())
        for line in broken:
            lines.insert(self.rng.randrange(1, len(lines) + 1), line)
        mark = b"\xef\xbb\xbf" if self.rng.random() < 0.3 else b""
        bytes = mark + b"".join(line + end.encode() for line in lines)
        if name.startswith("rows") and "-" in name and self.rng.random() < 0.1:
            name, bytes = f"{name}.gz", gzip.compress(bytes[:99]) + gzip.compress(bytes[99:])
        (self.folder / name).write_bytes(bytes)
        return name

    def one(self, values, or_empty=0.1):
        return "" if self.rng.random() < or_empty else self.rng.choice(values)

    def named(self, stem, n):
        """Names of their own, some hard."""
        return [f"{stem}{i}" + (f" {self.rng.choice(HARD)}" if self.rng.random() < 0.5 else "") for i in range(n)]

    def sectors(self):
        """A grid whose lines are bent: neighbours share their edges to the bit."""
        rng = self.rng
        columns, rows = rng.randrange(2, 4), rng.randrange(1, 4)
        bend = lambda: rng.randrange(-4, 5) / 64
        corner = {
            (i, j): [-2 + i / 4 + bend(), 54 + j / 4 + bend()] for i in range(columns + 1) for j in range(rows + 1)
        }
        self.sector_ids = self.named("S", columns * rows)
        self.row_sector = ""
        commands = self.named("C", rng.randrange(1, 4))
        names = self.named("Sector ", columns * rows)
        keys = {"id": "code, é", "name": "name"} | rng.choice([{}, {"area_command": "command"}])
        keys |= rng.choice([{}, {"population": "residents"}])
        features, self.points = [], []
        for (i, j), id, name in zip([(i, j) for i in range(columns) for j in range(rows)], self.sector_ids, names):
            ring = [corner[at] for at in [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1), (i, j)]]
            middle = [sum(p[axis] for p in ring[:4]) / 4 for axis in (0, 1)]
            square = lambda x, y, r: [[x + a * r, y + b * r] for a, b in [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]]
            polygon, geometry = [ring], "Polygon"
            self.points += [middle, ring[0], [(ring[0][axis] + ring[1][axis]) / 2 for axis in (0, 1)], ring[2]]
            if rng.random() < 0.3:  # a hole
                polygon.append(square(*middle, 1 / 64))
                self.points += [[middle[0] + 1 / 64, middle[1]], [middle[0] + 1 / 32, middle[1]]]
            if rng.random() < 0.3:  # an island
                polygon, geometry = [polygon, [square(-4 + i, 50 + j, 1 / 8)]], "MultiPolygon"
                self.points.append([-4 + i + 1 / 16, 50 + j])
            properties = {"code, é": id, "name": name, "command": rng.choice(commands)}
            properties["residents"] = rng.choice([0, 1200, 33333, None]) if features else 7
            geometry = {"type": geometry, "coordinates": polygon}
            features.append({"type": "Feature", "properties": properties, "geometry": geometry})
        self.points += [[-2 + rng.random() * columns / 4, 54 + rng.random() * rows / 4] for _ in range(20)]
        return {"file": self.geojson("sectors.geojson", features)} | keys

    def geojson(self, name, features):
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=self.rng.random() < 0.5)
        (self.folder / name).write_text(text)
        return name

    def beats(self):
        features = []
        for sector in self.sector_ids:
            self.beat_ids[sector] = [f"B {sector} {i}" for i in range(self.rng.randrange(3))]
            for id in self.beat_ids[sector]:
                properties = {"b": id, "n": f"Beat {id}", "in": sector}
                features.append({"type": "Feature", "properties": properties, "geometry": None})
        if not features:
            self.beat_ids[sector] = ["B"]
            features = [{"type": "Feature", "properties": {"b": "B", "n": "B", "in": sector}, "geometry": None}]
        return {"file": self.geojson("beats.geojson", features), "id": "b", "name": "n", "sector": "in"}

    def beat(self):
        """Mostly a beat of the row's sector."""
        of_sector = self.beat_ids.get(self.row_sector, [])
        chance = self.rng.random()
        if chance < 0.1:
            return self.rng.choice([beat for beats in self.beat_ids.values() for beat in beats] + ["B?"])
        return self.rng.choice(of_sector) if of_sector and chance < 0.8 else ""

    def sector(self):
        self.row_sector = self.one(self.sector_ids * 5 + ["S?"])
        return self.row_sector

    def offences(self):
        rng = self.rng
        codes = ["92A", "10A", "10B", "38"] + self.named("", rng.randrange(2, 5)) + [rng.choice(HARD)]
        self.codes = list(dict.fromkeys(codes))
        weights = ["512.96", "616.56", "412.20", "248.18"]
        any_weight = lambda: rng.choice(["", "0", "7.5", "0.000001", "799.62887", "1e2"])
        weights += [any_weight() for _ in self.codes[4:]]
        others = [f"own {i} {rng.choice(HARD)}" for i in range(rng.choice([0, 1, 1, 2]))]
        rows = [
            (code, f"Name of {code}", rng.choice(HARD), weight, *(any_weight() for _ in others))
            for code, weight in zip(self.codes, weights)
        ]
        rng.shuffle(rows)
        header = ["code", "name", 'the "group"', "weight, points"]
        keys = dict(zip(["code", "name", "group", "weight"], header))
        header += [f"weight of {other}" for other in others]
        if others:
            edition = lambda other: {"weight": f"weight of {other}", "edition": other, "source": "invented"}
            keys["other_editions"] = [edition(other) for other in others]
        unweighted = [code for code, weight in zip(self.codes, weights) if not weight and rng.random() < 0.5]
        keys |= {"file": self.csv("offences.csv", header, rows), "edition": "2019", "source": "invented"}
        return keys | {"unweighted": unweighted}

    def edge_days(self):
        """Days on which something begins or ends: of the period, of months, of memberships."""
        days, month = [self.first - DAY, self.first, self.end - DAY, self.end], self.first
        while month < self.end:
            days += [month, month - DAY, month + 14 * DAY]
            month = (month + 31 * DAY).replace(day=1)
        return self.rng.sample(days, min(len(days), 12))

    def date(self):
        """A date as a file has it: mostly on an edge, some of the month alone, some none, some wrong."""
        day, chance = self.rng.choice(self.turns), self.rng.random()
        if chance < 0.7:
            return str(day)
        if chance < 0.85:
            return f"{day:%Y-%m}"
        return "" if chance < 0.92 else self.rng.choice(["2026-02-30", "24/11/2026", "2026-1-1", "2026-13", str(day)])

    def source(self, position):
        rng = self.rng
        id, stem = f"source{position} {rng.choice(HARD)}", f"rows{position}"
        header, fields = ["when, é"], [self.date]
        columns = {"date": "when, é"}

        def column(key, header_name, field):
            columns[key] = header_name
            header.append(header_name)
            fields.append(field)

        ids = iter(range(10_000))
        repeated = lambda: (
            f"{stem}-{next(ids)}" if rng.random() < 0.93 else rng.choice([f"{stem}-{rng.randrange(20)}", ""])
        )
        if rng.random() < 0.8:
            column("id", 'the "id"', repeated)
        if rng.random() < 0.9:
            padded = lambda: f" {rng.choice(self.codes)} "
            column("offence", "offence", lambda: padded() if rng.random() < 0.1 else self.one(self.codes * 4 + ["?"]))
        if rng.random() < 0.5:
            column("detail", "detail", lambda: self.one(HARD + ["two\nlines", "  "]))
        sector = self.placing(stem, column, header, fields)
        self.extended(column, has_sector="column" in sector or "lookup" in sector)
        config = {
            "id": id,
            "label": id,
            "complete_to": str(self.end),
            "dates": rng.choice(["occurrence", "recording"]),
            "kind": rng.choice(["crime", "crime"] + KINDS),
            "sector": sector,
            "columns": columns,
        }
        if rng.random() < 0.5:
            config["kind_of_offence"] = {code: rng.choice(KINDS) for code in rng.sample(self.codes, 2)}
        if rng.random() < 0.5:
            config["police_generated_offences"] = rng.sample(self.codes, 2)
        for part in range(rng.randrange(1, 3)):
            rows = [[field() for field in fields] for _ in range(rng.randrange(20, 90))]
            if "id" in columns:
                self.link(id, rows, header.index(columns["id"]))
            # A blank line, rows too short and too long, bytes that are no UTF-8.
            wide = len(header)
            broken = [b"", b"2025-01-01", b",".join([b"2025-01-01"] * (wide + 1)), b"\xff" + b"," * (wide - 1)]
            name = self.csv(f"{stem}-{part}.csv", header, rows, broken if wide > 1 else [])
        if rng.random() < 0.1:
            (self.folder / f"{stem}-9.csv").write_bytes((self.folder / name).read_bytes())
        config["files"] = f"{stem}-*"
        return config

    def extended(self, column, has_sector):
        """The columns that a source may have besides."""
        rng = self.rng
        one = lambda values: lambda: self.one(values)
        flag = one(["yes", "no", "true", "false", "1", "0"] * 3 + ["maybe"])
        if self.beat_ids and has_sector and rng.random() < 0.8:
            column("beat", "beat, é", self.beat)
        may = [("kind", one(KINDS)), ("police_generated", flag), ("soc_related", flag)]
        may += [
            ("count", one(["1", "2", "17"] * 4 + ["0", "-1", "1.5"])),
            ("time", one(["00:00", "23:59:59"] * 9 + ["24:00"])),
        ]
        may += [("substances", one(["heroin; cocaine", "fentanyl"])), ("age_band", one(["18 to 24"]))]
        may += [("intelligence_type", one(["Crimestoppers"])), ("intelligence_subject", one(HARD))]
        for key, field in may:
            if rng.random() < 0.3:
                column(key, f"the {key}", field)

    def placing(self, stem, column, header, fields):
        """How a source finds its sectors; adds the columns for it."""
        rng, how = self.rng, self.rng.choice(["column", "lookup", "polygon"])
        if how == "column":
            header.append("sector")
            fields.append(self.sector)
            return {"column": "sector"}
        if how == "lookup":
            codes = self.named("L", 2 * len(self.sector_ids))
            to = {code: self.sector_ids[i // 2] for i, code in enumerate(codes)} | {"L outside": "elsewhere"}
            file = self.csv(f"{stem}.lookup.csv", ["from, é", "other", "to"], [(c, "x", s) for c, s in to.items()])
            header.append("place")

            def place():
                code = self.one(codes * 5 + ["L?", "L outside"])
                self.row_sector = to.get(code, "")
                return code

            fields.append(place)
            return {"lookup": {"column": "place", "file": file, "from": "from, é", "to": "to"}}
        point = [0, 0]

        def east():
            point[:] = [repr(degrees) for degrees in rng.choice(self.points)]
            if rng.random() < 0.1:
                point[rng.randrange(2)] = rng.choice(["", "north", "1e9", "-181", "NaN", "+54"])
            return point[0]

        column("longitude", "east", east)
        column("latitude", "north", lambda: point[1])
        return "polygon"

    def measures(self):
        rng = self.rng
        ids = self.named("own", rng.randrange(1, 6))
        if self.primary and rng.random() < 0.5:
            ids.insert(rng.randrange(len(ids)), rng.choice(PRIMARY))
        measures = [self.measure(id) for id in ids]
        if self.has_people:  # one that counts whatever is linked
            by_any = {"linked_to": NOMINAL_KINDS, "roles": ROLES, "points": {"fixed": 1.5}}
            measures.append({"id": "linked", "label": "linked", "unit": "things", "records": KINDS} | by_any)
        return measures

    def primary_measures(self):
        """The nine of the SOC primary harm score that the force supplies."""
        by_people = ["ocg_crimes", "pcg_crimes", "ocg_members", "pcg_members"]
        can = [id for id in PRIMARY if self.has_people or id not in by_people]
        return self.rng.sample(can, self.rng.randrange(len(can) + 1))

    def measure(self, id):
        rng = self.rng
        some = lambda values, least=1: rng.sample(values, rng.randrange(least, len(values) + 1))
        rules = [
            "own_weight",
            {"as_offence": rng.choice(self.codes)},
            {"fixed": rng.choice([0.0, 1.5, 1000000.0, 0.000001])},
        ]
        measure = {"id": id, "label": rng.choice(HARD), "unit": "things", "points": rng.choice(rules)}
        if rng.random() < 0.1:
            measure["supplied"] = False
        if self.has_people and rng.random() < 0.25:
            return measure | {"nominals": some(NOMINAL_KINDS)}
        measure["records"] = some(KINDS) if rng.random() < 0.5 else ["crime"]
        if rng.random() < 0.5:
            measure["offences"] = some(self.codes)
        if self.has_people and rng.random() < 0.6:
            measure |= {"linked_to": some(NOMINAL_KINDS)}
            if rng.random() < 0.7:
                measure |= {"roles": some(ROLES)}
        return measure
