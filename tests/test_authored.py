"""What authors may write: calls are read before anything runs, and every mistake is told with its line."""

from __future__ import annotations

import pytest

from macros.pages.authored.calls import Call, Mistake, read_calls
from macros.pages.authored.html import finished
from macros.pages.authored.macros import MACROS

NOT_A_CALL = "makro-annat"


def read(text: str) -> list[Call | Mistake]:
    return list(read_calls(text, MACROS))


def mistakes(text: str) -> list[tuple[int, str]]:
    return [(found.line, found.rule) for found in read(text) if isinstance(found, Mistake)]


def the_call(text: str) -> Call:
    [found] = read(text)
    assert isinstance(found, Call)
    return found


def test_an_allowed_call_is_read_with_its_arguments() -> None:
    call = the_call('Se {{ lank("mellerud", text="Mellerud") }}.')
    assert (call.line, call.name, call.arguments) == (1, "lank", ("mellerud",))
    assert call.named == {"text": "Mellerud"}


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_can_be_called(name: str) -> None:
    assert the_call(f"{{{{ {name}('x') }}}}").name == name


def test_swedish_names_of_filters_are_read() -> None:
    call = the_call('{{ lista("aktivitet", mål="mb-1", målgrupper="", områden="falun") }}')
    assert call.named == {"mål": "mb-1", "målgrupper": "", "områden": "falun"}


def test_every_call_on_a_page_is_read_in_order_with_its_line() -> None:
    text = 'Ett {{ lank("a") }} och {{ lank("b") }}\n\nTvå\n{{ antal("kommun") }}\n'
    calls = [found for found in read(text) if isinstance(found, Call)]
    assert [(call.line, call.name, call.arguments) for call in calls] == [
        (1, "lank", ("a",)),
        (1, "lank", ("b",)),
        (4, "antal", ("kommun",)),
    ]


def test_a_page_without_calls_has_none() -> None:
    assert read("# Rubrik\n\nBara text, { klammer } och 100 %.\n") == []


def test_an_unknown_macro_is_told_with_the_nearest() -> None:
    [found] = read('\n{{ länk("mellerud") }}')
    assert isinstance(found, Mistake)
    assert (found.line, found.rule) == (2, "makro-okant")
    assert "Menade du ”lank”?" in found.message
    assert (
        "lank, lista, tabell, kort, fakta, sida, karta, antal, valj, verksamhetsval, kartor och nytt" in found.message
    )


@pytest.mark.parametrize(
    "call",
    [
        "lank(1)", "lank(mellerud)", "lank(None)", "lank(true)", "lank(['a'])", "lank(('a', 'b'))", "lank({'a': 'b'})",
        "lank('a' ~ 'b')", "lank('a' + 'b')", "lank('a' if x else 'b')", "lank(lank('a'))", "lank('%s' % 'a')",
        "lank('a'|upper)", "lank('a'.upper())", "lank('a'[0])", "lank('a', text=1)", "lank('a', text=cycler)",
        "lank(not 'a')", "lank(-1)", "lank(1.5)", "lank('a' == 'b')",
    ],
)  # fmt: skip
def test_only_text_within_quotation_marks_may_be_given(call: str) -> None:
    assert mistakes(f"rad\n{{{{ {call} }}}}") == [(2, "makro-argument")]


@pytest.mark.parametrize(
    "expression",
    [
        "cycler.__init__.__globals__.os.popen('id').read()", "cycler", "config", "page.meta", "''.__class__.__mro__",
        "lank.__globals__", "lank('a').x", "lank('a')['x']", "lank('a')|safe", "lank('a')()", "lank", "'text'", "1 + 1",
        "[1, 2]", "lank('a') ~ lank('b')", "lank('a') if true", "self", "range(9)[0]", "(lank)('a')|upper", "lank(*'a')",
        "lank(**x)", "not lank('a')", "lank('a') is defined", "context", "env.macros", "lista['__call__']('x')",
    ],
)  # fmt: skip
def test_nothing_but_a_call_of_a_macro_may_stand_between_braces(expression: str) -> None:
    assert mistakes(f"\n\n{{{{ {expression} }}}}") == [(3, NOT_A_CALL)]


@pytest.mark.parametrize("expression", ["open('x')", "range(9)", "dict()", "cycler('a')", "include('x')", "fardplan()"])
def test_no_function_but_our_macros_may_be_called(expression: str) -> None:
    assert mistakes(f"{{{{ {expression} }}}}") == [(1, "makro-okant")]


@pytest.mark.parametrize(
    "block",
    [
        "{% set x = 1 %}",
        "{% set x %}y{% endset %}",
        "{% for x in y %}{{ lank('a') }}{% endfor %}",
        "{% if true %}{{ lank('a') }}{% endif %}",
        "{% include 'x.md' %}",
        "{% import 'x.md' as x %}",
        "{% from 'x.md' import y %}",
        "{% extends 'x.md' %}",
        "{% macro lank(x) %}{{ x }}{% endmacro %}",
        "{% call lank('a') %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% block x %}{% endblock %}",
        "{% with x = 1 %}{% endwith %}",
        "{% autoescape false %}{{ lank('a') }}{% endautoescape %}",
    ],
)
def test_blocks_are_not_allowed(block: str) -> None:
    assert mistakes(f"text\n\n{block}\ntext") == [(3, NOT_A_CALL)]


def test_what_stands_in_a_raw_block_is_text() -> None:
    assert read('{% raw %}{{ cycler.__init__ }}{% set x = 1 %}{% endraw %}\n\n{{ lank("a") }}')[0] == Call(
        3, "lank", ("a",), {}
    )
    assert read("{% raw %}{{ x }}{% endraw %}") == []


@pytest.mark.parametrize(
    "text",
    [
        '{{ lank("a" }}', "{{ lank('a') ", "{{ }}", "{% %}", "{% endfor %}", "{{ lank('a'), }}x{{", "{{ lank(a=) }}",
        "{{ lank(text='a', 'b') }}", "{% raw %}x", "{# utan slut", "{{ lank(”a”) }}", "{% okänd %}", "{{ a b }}",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(text: str) -> None:
    found = mistakes(f"ett\ntvå\n{text}")
    assert found in ([(3, "makro-skrivfel")], [(3, NOT_A_CALL)])


def test_typographic_quotation_marks_are_told_as_unreadable() -> None:
    [found] = read("rad\n\n{{ lank(”mellerud”) }}")
    assert isinstance(found, Mistake)
    assert (found.line, found.rule) == (3, "makro-skrivfel")
    assert '{{ lank("mellerud") }}' in found.message


def test_a_call_over_several_lines_is_told_where_its_name_stands() -> None:
    assert the_call('\n{{\n  lank(\n    "a"\n  )\n}}').line == 3


def test_every_mistake_on_a_page_is_told_with_its_own_line() -> None:
    text = 'ett\n{{ lnk("a") }}\n{{ lank(1) }} {{ lank("a") }}\n{% set x = 1 %}\n\n{{ page.title }}\n'
    assert mistakes(text) == [(2, "makro-okant"), (3, "makro-argument"), (4, NOT_A_CALL), (6, NOT_A_CALL)]


def test_lines_are_right_after_blocks_comments_and_long_texts() -> None:
    text = "a\n" * 40 + "{% raw %}\n{{ x }}\n{% endraw %}\n{# en\nanmärkning #}\n{{ x.y }}\n"
    assert mistakes(text) == [(46, NOT_A_CALL)]


def test_reading_a_page_runs_nothing() -> None:
    assert mistakes("{{ (1 / 0) }} {{ lank('a' * 10 ** 12) }}") == [(1, NOT_A_CALL), (1, "makro-argument")]


def test_a_picture_is_written_as_html_has_it() -> None:
    assert (
        finished('<p><img alt="En bild" src="bilder/x.png" /></p>') == '<p><img alt="En bild" src="bilder/x.png"></p>'
    )
