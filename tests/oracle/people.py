"""The groups and nominals of an invented force, and their links to its records."""

import datetime

NOMINAL_KINDS = ["ocg_member", "priority_individual", "ucg_member", "pcg_member"]
ROLES = ["suspect", "offender", "victim", "witness", "associé, 50%"]
DAY = datetime.timedelta(days=1)


class People:
    """For a `Writer`: writes the tables beside the records."""

    def link(self, source, rows, id_at):
        """Links to records of a source; adds records on the first, last and next day of memberships."""
        rng = self.rng
        for nominal, day in rng.sample(self.wanted, min(len(self.wanted), 15)):
            row = list(rng.choice(rows))
            row[0], row[id_at] = str(day), f"{len(rows)} {nominal}, {day}"
            rows.append(row)
            self.linked.append([source, row[id_at], nominal, rng.choice(ROLES[:2])])
        for row in rows:
            for _ in range(rng.choice([0, 0, 1, 1, 2, 4]) if self.nominals else 0):
                self.linked.append([source, row[id_at], rng.choice(self.nominals), rng.choice(ROLES)])
        self.linked += rng.sample(self.linked, min(3, len(self.linked)))

    def span(self, is_long):
        """[from, to), now and then turned about."""
        begins, ends = sorted(self.rng.choices(self.turns, k=2))
        if is_long:
            begins -= 400 * DAY
        if self.rng.random() < 0.4 or (begins == ends and self.rng.random() < 0.8):
            return begins, ""
        return (begins, ends) if self.rng.random() < 0.95 else (ends, begins)

    def people(self):
        rng = self.rng
        pick = lambda values: rng.choice(values)
        groups = [[code, pick(["ocg", "ucg", "pcg"]), self.one(["high", "low"])] for code in self.named("G", 5)]
        codes = [code for code, *_ in groups]
        groups += [["", "ocg", ""], ["G?", "gang", ""], [codes[0], "pcg", "again"]]
        self.nominals = self.named("N", rng.randrange(8, 20))
        nominals = []
        for id in self.nominals:
            sector, beat = self.sector(), self.beat() if self.beat_ids else ""
            nominals.append([id, pick(NOMINAL_KINDS), sector, beat, *self.span(is_long=rng.random() < 0.6)])
        nominals += [["", *nominals[0][1:]], ["N?", "boss", "", "", self.first, ""], list(nominals[0])]
        nominals += [["N!", NOMINAL_KINDS[0], "", "", "2020-13-01", ""], ["N.", NOMINAL_KINDS[1], "", "", "", ""]]
        memberships = []
        for id in self.nominals:
            for _ in range(rng.choice([0, 1, 1, 2, 3])):
                begins, ends = self.span(is_long=rng.random() < 0.2)
                memberships.append([id, pick(codes), begins, ends])
                days = [edge for edge in (begins, ends) if edge]
                self.wanted += [(id, edge - before) for edge in days for before in (DAY, 0 * DAY)]
        memberships += [["N?", codes[0], self.first, ""], [self.nominals[0], "G?", self.first, ""]]
        memberships += [[self.nominals[0], codes[0], "", ""], [self.nominals[0], codes[0], "yesterday", ""]]
        some = [[pick(self.nominals), "Scheme", self.one(self.turns)] for _ in range(5)] + [["N?", "S", self.first]]
        activity = [
            [f"A{i}", pick(self.turns), "", "Police", "warrant", "", ";".join(rng.sample(self.plain, 1)), codes[0]]
            for i in range(3)
        ] + [["A3", "", "", "Police", "warrant", "", "", ""]]
        table = lambda name, columns, rows: {
            "files": self.csv(f"{name}.csv", [f"{name} {column}" for column in columns], rng.sample(rows, len(rows))),
            "columns": {column: f"{name} {column}" for column in columns},
        }
        tables = {
            "groups": table("groups", ["code", "kind", "threat_band"], groups),
            "nominals": table("nominals", ["id", "kind", "home_sector", "home_beat", "from", "to"], nominals),
            "memberships": table("memberships", ["nominal", "group", "from", "to"], memberships),
            "referrals": table("referrals", ["nominal", "scheme", "date"], some),
            "activity": table(
                "activity", ["id", "from", "to", "agency", "kind", "phase", "sectors", "groups"], activity
            ),
        }
        if not self.beat_ids:
            del tables["nominals"]["columns"]["home_beat"]
        return tables

    def links(self, sources):
        rng, rows = self.rng, self.linked
        if sources and rng.random() < 0.5:
            source = rng.choice(sources)
            rows, config, header = [row for row in rows if row[0] == source], {"source": source}, {}
        else:
            config, header = {}, {"source": "where from"}
        header |= {"record": "which", "nominal": "who", "role": 'how, "é"'}
        wrong = [[sources[0], "no such record", self.nominals[0], ROLES[0]], ["?", "1", self.nominals[0], ROLES[0]]]
        wrong += [[*row[:2], "N?", row[3]] for row in rows[:2]] + [[*row[:3], ""] for row in rows[:2]]
        rows = rng.sample(rows + wrong, len(rows + wrong))
        rows = [row[4 - len(header) :] for row in rows]
        return config | {"files": self.csv("links.csv", list(header.values()), rows), "columns": header}
