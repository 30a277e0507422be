"""Keyed blake2b of hashlib, one message at a time. Prints the best time for a message of each length, in seconds."""
import hashlib
import sys
import timeit

COUNT = 20_000
key = sys.argv[1].encode()
for length in sys.argv[2:]:
    names = {"blake2b": hashlib.blake2b, "key": key, "message": bytes(int(length))}
    seconds = timeit.repeat("blake2b(message, key=key, digest_size=32).digest()", globals=names, number=COUNT, repeat=7)
    print(min(seconds) / COUNT)
