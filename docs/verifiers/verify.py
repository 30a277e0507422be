#!/usr/bin/env python3
"""Says of each link on standard input whether the key signed it: genuine or forged. The specification is docs/link-format.md.

    SIGNING_KEY=... python3 verify.py quote.json < links.txt

It does not say whether a link has expired.
"""
import hashlib, hmac, json, os, re, sys
from urllib.parse import parse_qsl

FORMS = {"viewer": r"(?s).+", "issued": r"\d{8}T\d{12}", "quote_id": r"(?s).+", "revision": r"0*[1-9]\d*", "digest": r"[0-9a-f]{64}"}


def message(row):
    return json.dumps(row)


def digest(message, key):
    return hashlib.blake2b(message.encode(), key=key.encode(), digest_size=32).hexdigest()


def is_genuine(link, definition, key):
    pairs = parse_qsl(link.partition("?")[2].partition("#")[0], keep_blank_values=True)
    query, names = dict(pairs), [name for name, _ in pairs]
    action, actions = query.get("action"), [each["name"] for each in definition.get("actions", [{"name": "accept"}])]
    values = [field["name"] for field in definition["fields"]] if action == "generate" else ["quote_id", "revision"]
    required = ["viewer", "issued", "digest", *(() if action == "generate" else values)]
    is_well_formed = action in ["generate", *actions] and all(names.count(name) < 2 for name in ["action", *required, *values]) \
        and all(re.fullmatch(FORMS[name], query.get(name, ""), re.ASCII) for name in required)
    row = ["quote-link/1", action, query.get("viewer"), query.get("issued"), *map(query.get, values)]
    return is_well_formed and hmac.compare_digest(digest(message(row), key), query["digest"])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        definition = json.load(file)
    for line in sys.stdin:
        print("genuine" if is_genuine(line.rstrip("\r\n"), definition, os.environ["SIGNING_KEY"]) else "forged")
