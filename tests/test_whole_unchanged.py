"""A build changes only what it must: what says the same as before is the same file, with the same time."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest
from whole import project

from macros.built.newsite import NewSite
from macros.built.writing import keep_unchanged, write


def identities(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file's number and time."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files
    }  # fmt: skip


def test_a_changed_value_touches_the_pages_that_show_it_and_no_others(tmp_path: Path) -> None:
    root, clean = (project.small(tmp_path / name) for name in ("ena", "andra"))
    assert project.build(root).returncode == 0
    before = identities(root / "site")
    for each in (root, clean):
        project.change(each, "Enheten inför automater där de passar.", "Enheten inför automater överallt.")
        assert project.build(each).returncode == 0
    after = identities(root / "site")
    changed = {name for name in after if after[name] != before.get(name)}
    assert "aktivitet/automat.html" in changed
    assert len({name for name in changed if not name.startswith("sok/")}) <= 4, changed
    assert {name for name in changed if name.startswith("sok/ord-")} < {
        name for name in after if name.startswith("sok/ord-")
    }
    assert before.keys() == after.keys()
    assert project.contents(root / "site") == project.contents(clean / "site")
    assert {path.stat().st_nlink for path in (root / "site").rglob("*") if path.is_file()} == {1}


def test_a_build_of_the_same_touches_no_file(tmp_path: Path) -> None:
    root = project.small(tmp_path)
    assert project.build(root).returncode == 0
    before = identities(root / "site")
    assert project.build(root, umask=0o077).returncode == 0
    assert identities(root / "site") == before


def test_a_file_that_is_written_never_changes_the_earlier_one(tmp_path: Path) -> None:
    old, new = tmp_path / "gammal.html", tmp_path / "ny" / "sida.html"
    write(old, b"lika", earlier=None)
    write(new, b"lika", earlier=old)
    assert new.samefile(old)
    write(new, b"inte", earlier=old)
    assert (old.read_bytes(), new.read_bytes()) == (b"lika", b"inte")


@pytest.mark.parametrize("code", [errno.EPERM, errno.EXDEV, errno.EOPNOTSUPP, errno.EMLINK])
def test_where_a_file_cannot_have_two_names_its_time_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    old, new = tmp_path / "gammal.html", tmp_path / "ny.html"
    write(old, b"lika", earlier=None)
    os.utime(old, ns=(10**18, 10**18))
    monkeypatch.setattr(os, "link", refuse)
    write(new, b"lika", earlier=old)
    assert not new.samefile(old)
    assert (new.read_bytes(), new.stat().st_mtime_ns) == (b"lika", 10**18)


@pytest.mark.skipif(os.name != "posix", reason="Windows har inga sådana rättigheter")
def test_a_file_whose_mode_somebody_changed_gets_its_mode_back_without_touching_the_earlier(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target / "a.html", b"lika", earlier=None)
    (target / "a.html").chmod(0o600)
    new = NewSite(target)
    write(new.folder / "a.html", b"lika", earlier=target / "a.html")
    assert (target / "a.html").stat().st_mode & 0o777 == 0o600
    new.finish()
    assert (target / "a.html").stat().st_mode & 0o777 == 0o644


def test_what_is_no_plain_file_in_the_earlier_site_is_not_taken_over(tmp_path: Path) -> None:
    secret, link = tmp_path / "hemlig", tmp_path / "lank.html"
    secret.write_bytes(b"lika")
    link.symlink_to(secret)
    write(tmp_path / "ny.html", b"lika", earlier=link)
    assert not (tmp_path / "ny.html").is_symlink()
    assert not (tmp_path / "ny.html").samefile(secret)


@pytest.mark.long
def test_twenty_thousand_files_are_compared_in_a_few_seconds(tmp_path: Path) -> None:
    for name in ("ny", "site"):
        for number in range(20_000):
            write(tmp_path / name / str(number % 20) / f"{number}.html", b"%06d" % number * 500, earlier=None)
    start = time.process_time()
    keep_unchanged(tmp_path / "ny", tmp_path / "site")
    took = time.process_time() - start
    assert (tmp_path / "ny" / "7" / "7.html").samefile(tmp_path / "site" / "7" / "7.html")
    assert took < 6, took
    start = time.process_time()
    keep_unchanged(tmp_path / "ny", tmp_path / "site")
    assert time.process_time() - start < 2
