#!/usr/bin/env python3
"""Writes blake2b.txt, what Python's hashlib makes of messages of 0 to 300 bytes: python3 make_blake2b_vectors.py > blake2b.txt

A message of n bytes is 0, 7, 14, ... modulo 251, a key of n bytes 255, 254, 253, ...
A line is: key length, digest length, message length, digest. Every length comes with one of the sixteen pairs of key and digest
length in turn, and the lengths around a block's end come with all of them.
"""
from hashlib import blake2b
from itertools import product

PAIRS = list(product((0, 1, 32, 64), (1, 20, 32, 64)))
EDGES = {0, 1, 127, 128, 129, 255, 256, 257}


def line(key_length: int, digest_length: int, message_length: int) -> str:
    message = bytes(7 * i % 251 for i in range(message_length))
    key = bytes(255 - i for i in range(key_length))
    return f"{key_length} {digest_length} {message_length} {blake2b(message, key=key, digest_size=digest_length).hexdigest()}"


for length in range(301):
    for pair in PAIRS if length in EDGES else [PAIRS[length % len(PAIRS)]]:
        print(line(*pair, length))
