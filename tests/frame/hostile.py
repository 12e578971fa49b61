"""A hook: the same plan with hostile and very long text in every field of every record that holds text."""

from __future__ import annotations

from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from test_pages_hostile import poisoned

from macros.plan.plan import Plan

TEXT = "A & B <b>c</b> \"d\" 'e' ’f’ &amp; &#60; {{ 7 }} \\1 \\g<0> åäö </title> " + "mycket lång text " * 40


@event_priority(50)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """After the plugin has read and checked the plan."""
    plugin = config.plugins["fardplan"]
    site = plugin.site  # type: ignore[attr-defined]
    plan = Plan(poisoned(record, TEXT.strip()) for record in site.plan.records)  # type: ignore[misc]
    reading = replace(site.loaded.reading, plan=plan)
    plugin.site = replace(site, loaded=replace(site.loaded, reading=reading))  # type: ignore[attr-defined]
    return config
