"""libyaml's complaints to plain Swedish: what an editor most likely did, and where. Must not read files.

libyaml and PyYAML's own parser word the same mistakes a little differently, so
both wordings stand here; the lines around the mark tell the rest.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.error import MarkedYAMLError

from macros.reading.lookalikes import BULLET, COLONS, QUOTES
from macros.reading.spots import COLUMN, SHIFT, START, Fault, fault

CONTEXTS = {
    "while scanning an alias": "alias",
    "while scanning an anchor": "ankare",
    "while parsing a tag": "tagg",
    "while scanning a tag": "tagg",
    "while parsing a flow sequence": "klammer-utan-slut",
    "while parsing a flow mapping": "krullparentes-utan-slut",
}
"""libyaml's context → rule, where the mistake stands at the context's mark."""

PROBLEMS = {
    "found unexpected end of stream": "citat-utan-slut",
    "found undefined tag handle": "tagg",
    "sequence entries are not allowed": "lista-pa-samma-rad",
    "mapping keys are not allowed": "fragetecken-forst",
    "while scanning a block scalar": "fel-blocktecken",
    "expected <document start>": "flera-dokument",
    "expected '<document start>'": "flera-dokument",
}
ESCAPES = ("unknown escape character", "hexdecimal number", "hexadecimal numbers", "invalid Unicode character escape")
MOST_LINES_BACK = 100
KEY = re.compile(r"[ -]*[^\s:#\"'\[{][^:#\"']*:(?: |$)")


def explain(error: Exception, text: str, *, quoted: tuple[int, int] | None) -> Fault:
    """The fault behind an error; `quoted` is where the last text in quotation marks began and ended."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return fault("gar-inte-att-lasa", START)
    spot = _spot(error.problem_mark)
    outer = _spot(error.context_mark or error.problem_mark)
    problem, context = error.problem or "", error.context or ""
    lines = text.split("\n")
    if spot >> SHIFT >= len(lines) or not "".join((_rest(lines, spot), *lines[(spot >> SHIFT) + 1 :])).strip():
        end = max(number for number, line in enumerate(lines) if line.strip() or not number)
        spot = min(spot, end << SHIFT | len(lines[end]))
        outer = min(outer, spot)
        if context.startswith("while parsing a flow node") and (opened := _open_bracket(lines, spot)):
            return opened
    return (
        _strange_line(lines, spot, outer)
        or _in_problem(problem, context, lines, spot, outer)
        or _after_quote(lines, quoted, spot)
        or _in_context(context, outer)
        or _by_lines(problem, lines, spot, outer)
    )


def _spot(mark: Any) -> int:
    return int(mark.line << SHIFT | mark.column)


def _in_problem(problem: str, context: str, lines: list[str], spot: int, outer: int) -> Fault | None:
    if any(words in problem for words in ESCAPES):
        return fault("fel-bakstreck", _backslash(lines, spot))
    rule = next((rule for words, rule in PROBLEMS.items() if words in problem or words in context), None)
    if rule == "citat-utan-slut":
        return _unended(lines, outer)
    return fault(rule, outer if rule == "fel-blocktecken" else spot) if rule else None


def _backslash(lines: list[str], spot: int) -> int:
    """Where the escape began: the two parsers mark different letters of it."""
    column = lines[spot >> SHIFT].rfind("\\", 0, (spot & COLUMN) + 1)
    return spot if column < 0 else (spot >> SHIFT) << SHIFT | column


def _in_context(context: str, outer: int) -> Fault | None:
    rule = next((rule for words, rule in CONTEXTS.items() if context.startswith(words)), None)
    return fault(rule, outer) if rule else None


def _by_lines(problem: str, lines: list[str], spot: int, outer: int) -> Fault:
    if found := _curly(lines, spot) or _bracketed(lines, spot):
        return found
    if "found unexpected ':'" in problem:
        return fault("mellanslag-efter-kolon", spot, key=_rest(lines, outer)[: spot - outer])
    if "could not find expected ':'" in problem:
        return _without_colon(lines, outer)
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(lines, spot)
    return _unexpected(lines, spot)


def _rest(lines: list[str], spot: int) -> str:
    line = spot >> SHIFT
    return lines[line][spot & COLUMN :] if line < len(lines) else ""


def _after_quote(lines: list[str], quoted: tuple[int, int] | None, spot: int) -> Fault | None:
    """Something right after a text in quotation marks: of two, or of one that began on an earlier line."""
    if not quoted or quoted[1] >> SHIFT != spot >> SHIFT:
        return None
    between = _rest(lines, quoted[1])[: spot - quoted[1]]
    if quoted[1] > spot or between.strip():
        return None
    if quoted[0] >> SHIFT != quoted[1] >> SHIFT:
        return fault("citat-utan-slut", quoted[0])
    return fault("text-efter-citat", spot)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_colon(lines: list[str], spot: int) -> Fault:
    """A line that should be `field: value` but has no colon followed by a space."""
    rest = _rest(lines, spot)
    if hyphen := re.match(r"-[^\s-]", rest):
        return fault("mellanslag-efter-streck", spot + hyphen.end() - 2)
    if odd := re.match(rf"([\w-]+)\s*([=;{COLONS}])", rest):
        return fault("fel-kolon", spot + odd.start(2), key=odd[1], sign=odd[2])
    if tight := re.match(r"[\w-]+:(?!//)\S", rest):
        return fault("mellanslag-efter-kolon", spot + tight.end() - 2, key=tight[0][:-2])
    return fault("kolon-saknas", spot, line=rest.strip()[:40])


def _unexpected_colon(lines: list[str], spot: int) -> Fault:
    """A colon where no field can begin: in a text, or because of the line above or the indentation."""
    number, column = spot >> SHIFT, spot & COLUMN
    line = lines[number]
    begin = _indent(line)
    head = line[begin:column]
    if re.search(r":\s", head) or " " in head.removeprefix("- ").strip() or not number:
        return fault("kolon-i-text" if line[column + 1 :].strip() else "kolon-sist", spot)
    above = next((above for above in range(number - 1, -1, -1) if lines[above].strip()), 0)
    start = above << SHIFT | _indent(lines[above])
    text = lines[above].strip()
    if re.match(r"-[^\s-]", text):
        return fault("mellanslag-efter-streck", start)
    if not KEY.match(lines[above] + " ") and not text.startswith(("- ", "#")):
        return _without_colon(lines, start)
    return fault("fel-indrag", number << SHIFT | begin)


def _unexpected(lines: list[str], spot: int) -> Fault:
    """Something that cannot stand where it stands."""
    rest = _rest(lines, spot)
    sign = rest[:1]
    if sign and sign in "@`%":
        return fault("tecken-forst", spot, sign=sign)
    if sign and sign in "]},":
        return fault("losryckt-tecken", spot, sign=sign)
    if sign == ":":
        return fault("kolon-forst", spot)
    line = lines[spot >> SHIFT] if spot >> SHIFT < len(lines) else ""
    if not line[: spot & COLUMN].strip(" -"):
        return fault("fel-indrag", spot)
    return fault("gar-inte-att-lasa", spot)


_STRANGE = (
    (re.compile(r" *(?=</?[a-zA-Z!])"), "html-bland-falt"),
    (re.compile(r" *(?=```|~~~)"), "kodruta-bland-falt"),
    (re.compile(r" *(?=\|.*\|)"), "tabell-bland-falt"),
)
"""How a line begins that was never meant for such a file."""


def _strange_line(lines: list[str], spot: int, outer: int) -> Fault | None:
    """A line from somewhere else, or a list whose marks are no hyphens: on the line of the error, or just above it."""
    numbers = [number for number in dict.fromkeys((outer >> SHIFT, spot >> SHIFT)) if number < len(lines)]
    for number in numbers:
        rule = next(((start, rule) for form, rule in _STRANGE if (start := form.match(lines[number]))), None)
        if rule:
            return fault(rule[1], number << SHIFT | rule[0].end())
    for number in (*numbers, _above(lines, spot >> SHIFT)):
        begin = _indent(lines[number]) if number < len(lines) else 0
        bullet = BULLET.match(lines[number], begin) if number < len(lines) else None
        if bullet and (KEY.match(lines[number][bullet.end() :] + " ") or bullet[1] == "*"):
            return fault("fel-listtecken", number << SHIFT | begin, sign=bullet[1])
    return None


def _above(lines: list[str], number: int) -> int:
    """The nearest line above that is not empty."""
    return next((above for above in range(min(number, len(lines)) - 1, -1, -1) if lines[above].strip()), 0)


def _value_start(line: str) -> int:
    """Where the value on a line begins: after hyphens, the field's name and its colon."""
    start = re.match(r" *(?:- +)*(?:[\w-]+: +)?", line)
    return start.end() if start else 0


def _curly(lines: list[str], spot: int) -> Fault | None:
    """A text in quotation marks that are not straight, which therefore protect nothing."""
    number = spot >> SHIFT
    line = lines[number] if number < len(lines) else ""
    start = _value_start(line)
    sign = line[start : start + 1]
    if sign and sign in QUOTES and any(other in QUOTES for other in line[start + 1 :]) and spot & COLUMN >= start:
        return fault("fel-citattecken", number << SHIFT | start, sign=sign)
    return None


def _bracketed(lines: list[str], spot: int) -> Fault | None:
    """A text that begins with a bracket: `[se bilaga] och mer`."""
    number, column = spot >> SHIFT, spot & COLUMN
    line = lines[number] if number < len(lines) else ""
    start = _value_start(line)
    if (
        line[column : column + 1] not in tuple("]}")
        and line[start : start + 1] in ("[", "{")
        and start
        and re.search(r"[\]}] *\Z", line[start:column])
    ):
        return fault("parentes-forst", number << SHIFT | start, sign=line[start])
    return None


def _open_bracket(lines: list[str], spot: int) -> Fault | None:
    """The last bracket before a spot that is not closed again, where the file ends within it."""
    closed = 0
    for number in range(spot >> SHIFT, max((spot >> SHIFT) - MOST_LINES_BACK, -1), -1):
        for column in range(len(lines[number]) - 1, -1, -1):
            sign = lines[number][column]
            closed += (sign in "]}") - (sign in "[{")
            if closed < 0:
                rule = "klammer-utan-slut" if sign == "[" else "krullparentes-utan-slut"
                return fault(rule, number << SHIFT | column)
    return None


def _unended(lines: list[str], outer: int) -> Fault:
    """A text that begins with a straight quotation mark and never ends, or ends with one that is not straight."""
    number, column = outer >> SHIFT, outer & COLUMN
    line = lines[number].rstrip() if number < len(lines) else ""
    if line[-1:] in tuple(QUOTES) and len(line) > column + 1:
        return fault("citat-slutar-fel", number << SHIFT | len(line) - 1, sign=line[column])
    return fault("citat-utan-slut", outer)
