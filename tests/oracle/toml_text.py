"""A configuration as TOML: JSON's strings, numbers and lists are TOML's as well."""

import json


def toml(config):
    plain, tables = [], []
    for key, value in config.items():
        if isinstance(value, dict):
            tables.append(f"[{key}]\n" + "".join(f"{k} = {inline(v)}\n" for k, v in value.items()))
        elif key in ("source", "measure"):
            tables += [f"[[{key}]]\n" + "".join(f"{k} = {inline(v)}\n" for k, v in entry.items()) for entry in value]
        else:
            plain.append(f"{key} = {inline(value)}\n")
    return "".join(plain) + "\n" + "\n".join(tables)


def inline(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {inline(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    if isinstance(value, float):
        return f"{value:.6f}"
    return json.dumps(value, ensure_ascii=False)
