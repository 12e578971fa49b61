"""What happens to files on their way through Word, Excel, git and people: the same mutations for every test that fuzzes."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hypothesis import strategies as st

MOST_SECONDS = 10
"""Processor time that no input of a few kilobytes may need: it hangs."""
TOKENS = [
    b"\n", b"\r", b"\r\n", b"\t", b" ", b"  ", b"    ", b"- ", b"-", b": ", b":", b"? ", b"[", b"]", b"{", b"}", b",", b"'", b'"',
    b"|", b"|\n", b">-", b"&a ", b"*a", b"* ", b"!!str ", b"!", b"!ENV ", b"<<: ", b"---\n", b"...\n", b"%YAML 1.1\n", b"#", b" #",
    b" #x", b"# ", b"\\", b"\\x0", b"\\u202e", b"\x00", b"\x07", b"\x1b[0m", b"\xff", b"\xe5", b"\x8c", b"\xc3", b"\xf0\x9f", b"\xed\xa0\x80",
    b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"<html>", b"<!-- ", b"<script>", b"&ouml;", b"&#x202e;",
    b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> x\n", b"+AOU-", b"@", b"`", b"```\n", b"~", b"null", b"{{ ", b"}}", b"{% ", b"{#", b"](",
    b'{{ lank("x") }}', b"javascript:", b"id: ", b"name: ", b"0617", b"2024-02-30", b"45352", b"1,234.5", b"1e999", b"9" * 40,
    b"a: {a: {a: ", b"- - - - ", b"x" * 300, b"-- ", b"1. ", b"| a | b |\n", b"a\tb\tc\n", b";", b"=",
    *(sign.encode() for sign in (
        "å", "a\u030a", "Ã¥", "â€“", "“", "”", "’", "»", "–", "—", "\u2011", "\u00ad", "\u00a0", "\u202f", "\u2009", "\u200b", "\u202e",
        "\u2028", "\u0085", "\ufeff", "•", "·", "…", "：", "ﬁ", "½", "２", "а", "\ufffd", "😀", "\U000e0041", "mål: ", "områden:\n  - ",
    )),
]  # fmt: skip
OPS = ("insert", "replace", "delete", "cut", "double line", "swap lines", "indent", "outdent", "paste", "join", "upper")


def _lines(content: bytes, op: str, at: float, amount: int) -> bytes:
    lines = content.split(b"\n")
    here = int(at * len(lines)) % len(lines)
    there = (here + amount + 1) % len(lines)
    block = range(here, min(here + amount + 1, len(lines)))
    if op == "double line":
        lines[here:here] = lines[here : here + amount + 1]
    elif op == "swap lines":
        lines[here], lines[there] = lines[there], lines[here]
    elif op in {"indent", "outdent"}:
        for number in block:
            lines[number] = b" " * (amount + 1) + lines[number] if op == "indent" else lines[number][amount + 1 :]
    elif op == "join":
        lines[here : here + 2] = [b" ".join(lines[here : here + 2])]
    else:
        lines[here] = lines[here].title()
    return b"\n".join(lines)


def mutated(content: bytes, changes: Sequence[tuple[str, float, int, bytes]], other: bytes) -> bytes:
    """The content after all changes: what, where (0–1), how much, and with what; `other` is a file to paste from."""
    for op, at, amount, token in changes:
        start = int(at * len(content))
        if op == "insert":
            content = content[:start] + token + content[start:]
        elif op == "replace":
            content = content[:start] + token + content[start + amount :]
        elif op == "delete":
            content = content[:start] + content[start + amount + 1 :]
        elif op == "cut":
            content = content[:start]
        elif op == "paste":
            begin = int(at * len(other))
            content = content[:start] + other[begin : begin + amount * 20] + content[start:]
        else:
            content = _lines(content, op, at, amount)
    return content


changes = st.lists(
    st.tuples(
        st.sampled_from(OPS),
        st.floats(0, 1),
        st.integers(0, 12),
        st.one_of(st.sampled_from(TOKENS), st.binary(max_size=4)),
    ),
    min_size=1,
    max_size=6,
)


@contextmanager
def no_hang() -> Iterator[None]:
    """Stop what has used too much processor time, and say so."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {MOST_SECONDS} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
