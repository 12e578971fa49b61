"""Pages of target groups: what is done for these people, and where."""

from __future__ import annotations

from macros.pages.components import Content
from macros.pages.setting import Setting
from macros.pages.views import lists, parts
from macros.plan.activities import Activity
from macros.plan.goals import Goal, Indicator, TargetGroup


def target_group(setting: Setting, group: TargetGroup) -> Content:
    """The page of a target group: what is done for these people, and where."""
    plan = setting.plan
    family = (group.id, *(part.id for part in plan.back(TargetGroup, "part_of", group.id)))
    activities = {act.id: act for here in family for act in plan.back(Activity, "target_groups", here)}
    goals = {goal.id: goal for here in family for goal in plan.back(Goal, "target_groups", here)}
    parent = plan.one(TargetGroup, group.part_of)
    return Content(
        over="Målgrupp",
        title=group.name,
        description=parts.first_sentence(group.text) or group.name,
        lede=_range(group),
        chips=parts.doubt_chip(group),
        sections=parts.sections(
            parts.section("om", "Vilka det är", parts.prose(group.text)),
            parts.section(
                "aktiviteter",
                "Det här görs",
                lists.activity_table(setting, list(activities.values()), f"Aktiviteter för {group.name}"),
            ),
            parts.section("mal", "Mål som gäller gruppen", lists.goals_list(plan, goals.values())),
            parts.section(
                "indikatorer", "Indikatorer", lists.links_list(plan, plan.back(Indicator, "target_groups", group.id))
            ),
            parts.section(
                "grupper",
                "Närliggande målgrupper",
                lists.links_list(plan, [parent] if parent else [], title="Del av"),
                lists.links_list(plan, plan.back(TargetGroup, "part_of", group.id), title="Omfattar"),
            ),
            parts.doubt(group),
            parts.about(setting, group),
        ),
    )


def _range(group: TargetGroup) -> str:
    """`CFS 5–6`, `Ålder från 65`, `CFS till 4`, or just the scale."""
    low, high = group.from_value, group.to_value
    if low is not None and high is not None:
        return f"{group.scale} {low}–{high}"
    if low is not None:
        return f"{group.scale} {low} eller mer"
    return f"{group.scale} {high} eller mindre" if high is not None else group.scale or ""
