"""Writes events/: sample events and known answers, made by Python's json and hashlib, which are independent of what they test.

    python3 tests/make_events.py
"""
import hashlib
import json
import pathlib
import urllib.parse

EVENTS = pathlib.Path(__file__).parent.parent / "events"
KEY = "the key of the sample events, and of nothing else!"
OTHER_KEY = "another key, for links that somebody forged ......"
KEYS = {"32": "".join(map(chr, range(64, 96))), "64": "".join(map(chr, range(48, 112)))}
ISSUED = "20260102T030405000006"  # the samples' clock stands at this very time
LONG_AGO = "20250102T030405000006"


def digest(row, key=KEY):
    return hashlib.blake2b(json.dumps(row).encode(), key=key.encode(), digest_size=32).hexdigest()


def write(name, value, **options):
    path = EVENTS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, **options) + "\n", encoding="utf-8")


def known_link(name, definition, key, action, viewer, values):
    """A genuine link, the row that it signs, and that row's message."""
    names = [field["name"] for field in DEFINITIONS[definition]["fields"]] if action == "generate" else ["quote_id", "revision"]
    row = link_row(action, values, viewer=viewer)
    parameters = {"action": action, "viewer": viewer, "issued": ISSUED}
    parameters |= {name: value for name, value in zip(names, values) if value is not None}
    parameters["digest"] = digest(row, KEYS[key])
    query = urllib.parse.urlencode(parameters, quote_via=urllib.parse.quote)
    return {
        "name": name,
        "definition": definition,
        "key": key,
        "link": f"https://api.example.com/prod/quotes?{query}",
        "row": row,
        "message": json.dumps(row),
    }


def lanes(size):
    """One digest over those of all messages of 0 to 1024 bytes, with a key of that size."""
    digests = b""
    for n in range(1025):
        message = bytes((31 * n + 7 * j + j // 8) % 256 for j in range(n))
        digests += hashlib.blake2b(message, key=bytes(range(size)), digest_size=32).digest()
    return hashlib.sha256(digests).hexdigest()


def known_answers():
    everything = "".join(map(chr, range(1, 0x250))) + "\u2028\u2029\u202e\ufeff\ufffd\uffff\U0001f600\U0010ffff"
    rows = {
        "one argument": ["abc"],
        "two arguments": ["AB", "C"],
        "the boundary moved": ["A", "BC"],
        "empty text": [""],
        "empty text and NULL": ["", None],
        "NULL and empty text": [None, ""],
        "short escapes": ["\b\f\n\r\t\"\\"],
        "what Python leaves alone": ["/<>&'+`=%?#"],
        "DEL and NUL": ["\x7f\x00\x1f"],
        "accents": ["Café Zoë São Łódź"],
        "emoji": ["😀👩‍🔧🏴"],
        "right to left": ["\u202eabc\u200f שלום"],
        "every character up to U+024F and some beyond": [everything],
        "numbers as they came": [0, -1, 12345678901234567890, 1.5, -0.25],
        "booleans": [True, False],
        "a bare text": "abc",
        "a bare number": 42,
        "a bare boolean": True,
        "a link": ["quote-link/1", "generate", "alice", ISSUED, "Acme & Sons", "true", "Welder", None, "TX", "", "100.00"],
        "thirty-two arguments": [str(i) for i in range(32)],
    }
    texts = "abcdefghijklmnopqrstuvwxyz"
    lengths = [7] + [(texts * 100)[: n - 2] for n in range(2, 2001)]  # messages of exactly 1, 2, ... 2000 bytes
    assert [len(json.dumps(row)) for row in lengths] == list(range(1, 2001))
    write("known-answers.json", {
        "keys": KEYS,
        "rows": [
            {"name": f"{name}, key of {size} bytes", "key": size, "row": row, "message": json.dumps(row), "digest": digest(row, key)}
            for name, row in rows.items() for size, key in KEYS.items()
        ],
        "lengths": [digest(row, KEYS["32" if n % 2 else "64"]) for n, row in enumerate(lengths, 1)],
        "lanes": {size: lanes(size) for size in (32, 48, 64)},
        "definitions": DEFINITIONS,
        "links": [known_link(*link) for link in KNOWN_LINKS],
    })


def batch(name, rows, count=None):
    signed = [None if row is None or isinstance(row, list) and all(a is None for a in row) else digest(row) for row in rows]
    write(f"digest/{name}.json", {
        "request_id": "23FF1F97-F28A-44AA-AB67-266ED976BF40",
        "cluster": "arn:aws:redshift:us-east-1:123456789012:namespace:5fa8e1c2-0000-4000-8000-000000000000",
        "user": "alice",
        "database": "dev",
        "external_function": "public.udf_get_digest",
        "query_id": 5678234,
        "num_records": len(rows) if count is None else count,
        "arguments": rows,
    })
    if count is None:
        write(f"digest/answers/{name}.json", {"success": True, "num_records": len(rows), "results": signed})


def link_row(action, values, issued=ISSUED, viewer="alice"):
    return ["quote-link/1", action, viewer, issued, *values]


FIELDS = ["customer", "bgc", "skilledtrades", "shift", "state", "jobdutydescription", "cost"]
DEFINITIONS = {
    "quotes": {"fields": [{"name": name} for name in FIELDS], "actions": [{"name": "accept"}]},
    "discounts": {
        "fields": [{"name": "order"}, {"name": "customer"}, {"name": "amount"}],
        "actions": [{"name": "approve"}, {"name": "reject"}, {"name": "withdraw"}],
    },
}
ROW = ["Acme & Söhne", "true", "Welder", None, "TX", "Welds \"tanks\", 100%+ safe", "1234.50"]

QUOTE_ID = "b7d1f4a2-6e0c-8c55-9f2b-3a1c5d7e9f01"
KNOWN_LINKS = [
    ("generate", "quotes", "32", "generate", "alice", ROW),
    ("generate, every field NULL or empty", "quotes", "64", "generate", "alice", ["", None, "", None, None, "", None]),
    ("generate, characters that must be encoded", "quotes", "64", "generate", "IAMR:a/b+c=d@e", [
        "a&b=c#d?e%41+f", "false", "\u007f\t\r\n\\", "\U0001f600\ufffd", "\u202e\u2028", "<b>\"'</b>", "-0.50"]),
    ("accept", "quotes", "64", "accept", "Zo\u00eb", [QUOTE_ID, "1"]),
    ("generate of another definition", "discounts", "32", "generate", "bob", ["4711", "Sm\u0131th & Co", "99.90"]),
    ("approve", "discounts", "32", "approve", "carol", [QUOTE_ID, "12"]),
    ("withdraw", "discounts", "64", "withdraw", "bob", [QUOTE_ID, "2147483647"]),
]


def batches():
    batch("one-row", [link_row("generate", ROW)])
    batch("many-rows", [link_row("generate", [f"Customer {i}", *ROW[1:]]) for i in range(25)])
    batch("null-rows", [link_row("generate", ROW), None, [None, None], [None, "x"], None])
    batch("scalars", ["abc", None, "", 7])
    batch("wrong-count", [link_row("generate", ROW)], count=2)
    batch("lone-surrogate", [["whole"], ["a", "half of \ud83d"]], count=2)
    batch("nested", [["a", ["b"]]], count=1)


def query(action, values, issued, key, viewer="alice"):
    names = FIELDS if action == "generate" else ["quote_id", "revision"]
    parameters = {"action": action, "viewer": viewer, "issued": issued}
    parameters |= {name: value for name, value in zip(names, values) if value is not None}
    return parameters | {"digest": digest(link_row(action, values, issued, viewer), key)}


def request(name, parameters, method="POST", body=None, after=None):
    event = {"_after": after} if after else {}  # Lambda ignores it; dev.cs invoke runs that event first
    headers = {"Accept": "text/html" if method == "GET" else "application/json", "Host": "api.example.com"}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    write(f"write-back/{name}.json", event | {
        "resource": "/quotes",
        "path": "/quotes",
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {header: [value] for header, value in headers.items()},
        "queryStringParameters": parameters,
        "multiValueQueryStringParameters": {name: [value] for name, value in parameters.items()},
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "abcdef1234",
            "domainName": "api.example.com",
            "httpMethod": method,
            "identity": {"sourceIp": "192.0.2.1", "userAgent": "sample"},
            "path": "/prod/quotes",
            "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
            "resourcePath": "/quotes",
            "stage": "prod",
        },
        "body": body,
        "isBase64Encoded": False,
    })


def requests():
    genuine = query("generate", ROW, ISSUED, KEY)
    request("genuine", genuine, body=urllib.parse.urlencode({"note": "Sample <note>"}))
    request("genuine-page", genuine, method="GET")
    request("replayed", genuine, after="genuine.json")
    request("forged", genuine | {"cost": "0.01"})
    request("forged-key", query("generate", ROW, ISSUED, OTHER_KEY))
    request("expired", query("generate", ROW, LONG_AGO, KEY))
    request("malformed", {name: value for name, value in genuine.items() if name != "issued"})


known_answers()
batches()
requests()
