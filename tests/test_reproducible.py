"""The same sources give the same bytes and modes, whenever, wherever and however they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from thinning import every, some
from whole import project

DAYS = ("2001-02-03 04:05:06", "2037-12-31 23:59:59")
MEMORY = Path("/dev/shm")  # noqa: S108  # lists files in the order they were made
TURKISH = Path("/usr/share/i18n/locales/tr_TR")


@dataclass(frozen=True)
class Way:
    """A way to build the same sources: in another folder, made in another order, under other circumstances."""

    folder: str = "bygge"
    shuffle: int = 0
    umask: int = 0o022
    cores: int = 0
    before: tuple[str, ...] = ()
    in_memory: bool = False
    twice: bool = False
    env: dict[str, str] = field(default_factory=dict)


MIXED = {
    "öst": Way("Färd plan (två)/djupt/ner", 1, 0o077, 1, in_memory=True, env={
        "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}),
    "väst": Way("b", 2, 0o000, 2, env={"TZ": "America/Adak", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"}),
    "igen": Way("bygge-igen", 3, 0o027, twice=True, env={"TZ": "Asia/Kathmandu", "LANG": "C.UTF-8", "PYTHONHASHSEED": "random"}),
}  # fmt: skip
SINGLE = {
    **{f"dag {day}": Way(before=("faketime", day)) for day in DAYS},
    **{f"zon {zone}": Way(env={"TZ": zone}) for zone in ("Pacific/Kiritimati", "America/Adak", "UTC", "Fel/Zon")},
    **{f"språk {name}": Way(env={"LC_ALL": name}) for name in ("tr_TR.UTF-8", "C", "POSIX", "sv_SE.ISO-8859-1")},
    **{f"frö {seed}": Way(env={"PYTHONHASHSEED": seed}) for seed in ("0", "2", "4294967295", "random")},
    **{f"mapp {name}": Way(name) for name in ("x", "Färd plan (två)/æ", "a" * 200, "site", "data")},
    **{f"ordning {seed}": Way(shuffle=seed, in_memory=True) for seed in (11, 12, 13)},
    **{f"umask {umask:03o}": Way(umask=umask) for umask in (0o000, 0o027, 0o077, 0o777 - 0o700)},
    "en kärna": Way(cores=1),
    "två gånger": Way(twice=True),
}  # fmt: skip


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Turkish and Swedish locales where they can be made."""
    folder = tmp_path_factory.mktemp("locale")
    if not shutil.which("localedef") or not TURKISH.exists():
        return {}
    for name in ("tr_TR.UTF-8", "sv_SE.ISO-8859-1"):
        language, charset = name.split(".", 1)
        subprocess.run(
            ["localedef", "-i", language, "-f", charset, str(folder / name)], check=False, capture_output=True
        )
    assert (folder / "tr_TR.UTF-8").is_dir()
    return {"LOCPATH": str(folder)}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[[Way], Path]]:
    """Gives a folder of its own, in memory if asked for and possible."""
    made: list[str] = []

    def folder(way: Way) -> Path:
        if not (way.in_memory and MEMORY.is_dir()):
            return tmp_path / way.folder
        made.append(tempfile.mkdtemp(dir=MEMORY))
        return Path(made[-1]) / way.folder

    yield folder
    for each in made:
        shutil.rmtree(each)


def built(root: Path, way: Way, locales: dict[str, str]) -> dict[str, tuple[int, bytes]]:
    def few_cores() -> None:
        if way.cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: way.cores])

    project.copied(root, shuffle=way.shuffle)
    for _ in range(1 + way.twice):
        done = project.build(root, before=way.before, umask=way.umask, prepare=few_cores, **locales, **way.env)
        assert done.returncode == 0, done.stdout + done.stderr
    return project.contents(root / "site")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes]]:
    site = built(tmp_path_factory.mktemp("bas") / "bygge", Way(), {})
    assert {mode for mode, data in site.values() if data} == {0o644}
    assert {mode for mode, data in site.values()} == {0o644, 0o755}
    return site


def assert_same(one: dict[str, tuple[int, bytes]], other: dict[str, tuple[int, bytes]]) -> None:
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("name", every(2, MIXED))
def test_everything_may_differ_at_once(
    base: dict[str, tuple[int, bytes]], elsewhere: Callable[[Way], Path], locales: dict[str, str], name: str
) -> None:
    assert_same(built(elsewhere(MIXED[name]), MIXED[name], locales), base)


@pytest.mark.long
@pytest.mark.parametrize("name", some(2, list(SINGLE)))
def test_each_thing_may_differ_alone(
    base: dict[str, tuple[int, bytes]], elsewhere: Callable[[Way], Path], locales: dict[str, str], name: str
) -> None:
    way = SINGLE[name]
    if way.before and not shutil.which("faketime"):
        subprocess.run("apt-get update -qq && apt-get install -y -qq faketime", shell=True, check=False)  # noqa: S602
        assert shutil.which("faketime"), "provet behöver faketime: apt-get install faketime"
    assert_same(built(elsewhere(way), way, locales), base)


@pytest.mark.long
def test_the_clock_is_truly_moved() -> None:
    """The proof that the days above are what the program sees."""
    if not shutil.which("faketime"):
        subprocess.run("apt-get update -qq && apt-get install -y -qq faketime", shell=True, check=False)  # noqa: S602
    told = subprocess.run(["faketime", DAYS[1], "date", "+%Y"], capture_output=True, text=True, check=True).stdout
    assert told == "2037\n"
