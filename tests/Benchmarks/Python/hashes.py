"""Keyed blake2b of hashlib, a message at a time. Prints the seconds of one for each length, the best of several measurements."""
import hashlib
import sys
import timeit

COUNT = 20_000
key = sys.argv[1].encode()
for length in sys.argv[2:]:
    names = {"blake2b": hashlib.blake2b, "key": key, "message": bytes(int(length))}
    seconds = timeit.repeat("blake2b(message, key=key, digest_size=32).digest()", globals=names, number=COUNT, repeat=7)
    print(min(seconds) / COUNT)
