"""Changes a file's text only where its values change: comments, order, quotes and line breaks elsewhere stay as they are.

Where a value is new, it is written in the form that our files have. What comes
out is read again and compared with what was asked for, before anybody uses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from macros.editing.yamltext.habits import written_order
from macros.editing.yamltext.scalars import WIDTH, inline, quoted
from macros.editing.yamltext.source import Field, Fields, Listing, Node, Scalar, is_empty, parse, plain
from macros.editing.yamltext.values import Tree, entry, fields, flow, item, text_after
from macros.plan.record import Part
from macros.reading.bytes import character_faults
from macros.reading.events import read_text
from macros.reading.shapes import shapes

Models: TypeAlias = "type[Part] | Mapping[str, type[Part]] | None"
"""The model of a mapping, or of each list at the top of a file: it tells in which order fields stand."""


class PatchError(Exception):
    """A text could not be changed so that it says what was asked for; nothing may be written."""


def patched(text: str, new: Mapping[str, Tree], models: Models) -> str:
    """The text with its values changed to `new`; raises `PatchError` rather than give a text that says anything else."""
    root = parse(text)
    if not isinstance(root, Fields):
        if root is not None:
            raise PatchError("not a mapping")
        opening = f"{text.rstrip()}\n" if text.strip() else ""
        result = opening + "".join(f"{line}\n" for line in fields(new, 0))
    else:
        patch = _Patch(text)
        patch.mapping(root, new, models)
        result = patch.applied()
    if _told(result) != _bare(new):
        raise PatchError("the text would not say what was asked for")
    return result


def _told(text: str) -> Any:
    written = read_text(text)
    return None if written.faults or character_faults(text) else written.values


def _bare(value: Tree) -> Any:
    """A tree in the reader's own types."""
    if isinstance(value, str):
        return value
    return (
        {key: _bare(one) for key, one in value.items()} if isinstance(value, Mapping) else [_bare(one) for one in value]
    )


class _Patch:
    """Collects the changes to one text, each as start, end and what comes instead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[tuple[int, int, str]] = []

    def applied(self) -> str:
        """The text with all changes made."""
        pieces, last = list[str](), 0
        for start, end, instead in sorted(self.edits, key=lambda one: one[:2]):
            pieces += [self.text[last:start], instead]
            last = end
        return "".join((*pieces, self.text[last:]))

    def mapping(self, node: Fields, new: Mapping[str, Tree], models: Models) -> None:
        """Make a mapping say `new`."""
        if node.in_flow and {field.key for field in node.fields} != set(new):
            self._flow_fields(node, new)
            return
        for field in node.fields:
            if field.key in new:
                self._field(node, field, new[field.key], inner_models(models, field.key))
            elif not is_empty(field.value):
                self._drop_field(field)
        known = {field.key for field in node.fields}
        for key in [key for key in new if key not in known]:
            self._add_field(node, key, new, models)

    def _field(self, owner: Fields, field: Field, new: Tree, models: Models) -> None:
        value = field.value
        if plain(value) == _bare(new) and not is_empty(value):
            return
        if owner.in_flow:
            self.edits.append((field.colon, value.end, f" {flow(new, field.key)}"))
        elif isinstance(value, Scalar) and isinstance(new, str) and not is_empty(value):
            self._text(value, new, field.key, self._column(field.start))
        elif isinstance(value, Fields) and isinstance(new, Mapping) and new:
            self.mapping(value, new, models)
        elif isinstance(value, Listing) and value.items and not isinstance(new, str | Mapping) and new:
            self._listing(field, value, new, models)
        else:
            self._instead(field, new)

    def _text(self, value: Scalar, new: str, key: str, indent: int) -> None:
        """Another text in the place of one; a folded one stays folded, and words before a comment stand within quotation marks."""
        head = self.text[self._line_start(value.start) : value.start].rstrip()
        first, *more = text_after(head, key, new, indent, folded=value.style == ">")
        first = first[len(head) + 1 :]
        if first == new and " " in new and "#" in self.text[value.end : self._line_end(value.end)]:
            first = quoted(new)
        self._put(value.start, value.end, [first, *more])

    def _instead(self, field: Field, new: Tree) -> None:
        """Another kind of value after a key."""
        indent = self._column(field.start)
        lines = entry(field.key, new, indent)
        lines[0] = lines[0][lines[0].index(":", indent) + 1 :] if ":" not in field.key else lines[0]
        begin, end = field.colon, max(field.colon, field.value.end)
        line_end = self._line_end(field.colon)
        if end > line_end and "#" in self.text[field.colon : line_end]:
            begin = line_end
        self._put(begin, end, lines)

    def _put(self, start: int, end: int, lines: Sequence[str]) -> None:
        """Lines in the place of what stands there; a comment after it stays on the first of them."""
        rest = self._line_end(end)
        if len(lines) > 1 and self.text[end:rest].strip():
            self.edits += [(start, end, lines[0]), (rest, rest, "".join(f"\n{line}" for line in lines[1:]))]
        else:
            self.edits.append((start, end, "\n".join(lines)))

    def _drop_field(self, field: Field) -> None:
        """Take away a field with its lines. The first field of a list's item stands on the hyphen's line, which stays."""
        start, end = self._line_start(field.start), self._line_end(max(field.colon, field.value.end))
        if self.text[start : field.start].strip():
            after = end + 1 + len(self.text[end + 1 :]) - len(self.text[end + 1 :].lstrip())
            self.edits.append((field.start, after, ""))
        else:
            self.edits.append((start, min(end + 1, len(self.text)), ""))

    def _add_field(self, node: Fields, key: str, new: Mapping[str, Tree], models: Models) -> None:
        """A new field after the one that it follows in our files, else where the order of `new` has it."""
        order = written_order(models) if isinstance(models, type) else tuple(new)
        place = order.index(key) if key in order else len(order)
        before = [one for one in node.fields if one.key in order and order.index(one.key) < place]
        follows = before[-1] if before else node.fields[0]
        lines = entry(key, new[key], self._column(node.fields[0].start))
        at = self._line_end(max(follows.colon, follows.value.end))
        self.edits.append((at, at, "".join(f"\n{line}" for line in lines)))

    def _flow_fields(self, node: Fields, new: Mapping[str, Tree]) -> None:
        """A mapping in braces, with other fields than before; what stays keeps its text."""
        kept = {field.key: field for field in node.fields if field.key in new}
        order = [*kept, *(key for key in new if key not in kept)]

        def piece(key: str) -> str:
            field = kept.get(key)
            if field and plain(field.value) == _bare(new[key]):
                return self.text[field.start : field.value.end]
            return f"{inline(key, key, in_flow=True)}: {flow(new[key], key)}"

        self.edits.append((node.start, node.end, f"{{{', '.join(map(piece, order))}}}"))

    def _listing(self, field: Field, node: Listing, new: Sequence[Tree], models: Models) -> None:
        if node.in_flow:
            self._flow_items(field, node, new)
        else:
            self._items(field.key, node, new, models)

    def _flow_items(self, field: Field, node: Listing, new: Sequence[Tree]) -> None:
        """A list in brackets: what stays keeps its text; one that no longer fits its line gets a line for each item."""
        known = {_frozen(plain(one)): self.text[one.start : one.end] for one in node.items}
        pieces = [known.get(_frozen(_bare(one))) or flow(one, field.key) for one in new]
        whole = f"[{', '.join(pieces)}]"
        start = self._line_start(node.start)
        if node.start - start + len(whole) <= WIDTH or not all(isinstance(one, str) for one in new):
            self.edits.append((node.start, node.end, whole))
        else:
            self._instead(field, new)

    def _items(self, key: str, node: Listing, new: Sequence[Tree], models: Models) -> None:
        """A list with a line or more for each item."""
        starts = [self._item_start(one) for one in node.items]
        column = self._column(starts[0])
        old_keys, new_keys = [_identity(plain(one)) for one in node.items], [_identity(_bare(one)) for one in new]
        moved = {frozen: self._item_text(start, one) for start, one in zip(starts, node.items, strict=True)
                 for frozen in [_frozen(plain(one))]}  # fmt: skip
        apart = "\n\n" if self._are_apart(starts, node) else "\n"
        for what, first, last, low, high in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
            pairs = last - first if what == "equal" else _alike(node.items[first:last], new[low:high])
            for old, one in zip(node.items[first : first + pairs], new[low : low + pairs], strict=True):
                self._item(old, one, key, column, models)
            for number in range(first + pairs, last):
                self._drop_item(node, starts, number)
            added = [
                moved.get(_frozen(_bare(one))) or "\n".join(item(one, key, column)) for one in new[low + pairs : high]
            ]
            if added:
                self._add_items(node, starts, first + pairs, added, apart)

    def _item(self, node: Node, new: Tree, key: str, column: int, models: Models) -> None:
        if plain(node) == _bare(new):
            return
        if isinstance(node, Fields) and isinstance(new, Mapping):
            self.mapping(node, new, models)
        elif isinstance(node, Scalar) and isinstance(new, str):
            self._text(node, new, key, column)
        else:
            lines = item(new, key, column)
            self._put(self._item_start(node), node.end, [lines[0].lstrip(), *lines[1:]])

    def _add_items(self, node: Listing, starts: list[int], position: int, added: list[str], apart: str) -> None:
        """New items after the one before `position`, or before the first."""
        if position:
            at = self._line_end(node.items[position - 1].end)
            self.edits.append((at, at, "".join(f"{apart}{one}" for one in added)))
        else:
            at = self._line_start(starts[0])
            self.edits.append((at, at, "".join(f"{one}{apart}" for one in added)))

    def _drop_item(self, node: Listing, starts: list[int], number: int) -> None:
        start, end = self._line_start(starts[number]), self._line_end(node.items[number].end)
        while end < len(self.text) and self.text[end : end + 2] == "\n\n":  # the empty line that set it apart
            end += 1
        self.edits.append((start, min(end + 1, len(self.text)), ""))

    def _item_start(self, node: Node) -> int:
        """Where the hyphen before an item stands."""
        return self.text.rindex("-", 0, node.start)

    def _item_text(self, start: int, node: Node) -> str:
        return self.text[self._line_start(start) : self._line_end(node.end)]

    def _are_apart(self, starts: list[int], node: Listing) -> bool:
        """Whether empty lines stand between the items."""
        if len(starts) == 1:
            return isinstance(node.items[0], Fields) and not node.items[0].in_flow and self._column(starts[0]) <= 2
        return "\n\n" in self.text[node.items[0].end : starts[1]]

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _column(self, index: int) -> int:
        return index - self._line_start(index)


def inner_models(models: Models, key: str) -> Models:
    """The model of what stands in a field."""
    if isinstance(models, Mapping):
        return models.get(key)
    shape = shapes(models).get(key) if models else None
    return shape.part if shape else None


def _frozen(value: Any) -> str:
    return repr(value)


def _identity(value: Any) -> str:
    """What makes an item the same one although something in it changes: its id, else what it says first."""
    if isinstance(value, dict) and value:
        return repr(value.get("id") or next(iter(value.values())))
    return repr(value)


def _alike(old: Sequence[Node], new: Sequence[Tree]) -> int:
    """How many of the first items are the same ones with something changed: parts without an id, or records of which most stays."""
    count = 0
    for one, other in zip(map(plain, old), map(_bare, new), strict=False):
        if isinstance(other, dict) and "id" in other:
            same = sum(other.get(key) == value for key, value in one.items()) if isinstance(one, dict) else 0
            if same * 2 < len(other):
                break
        count += 1
    return count
