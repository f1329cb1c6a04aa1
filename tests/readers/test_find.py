"""Paths, folders and globs lead to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.readers import find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    for name in ("b.txt", "a.md", "deep/c.HTML", "deep/d.pdf", ".hidden.txt", ".git/e.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("one two three")
    return root


def names(folder: Path, *paths: object) -> list[str]:
    return [path.removeprefix(f"{folder}/") for path in find([str(path) for path in paths]).paths]


def test_a_folder_gives_its_files_by_suffix_and_in_order(folder: Path) -> None:
    assert names(folder, folder) == ["a.md", "b.txt", "deep/c.HTML"]


def test_a_glob_is_expanded(folder: Path) -> None:
    assert names(folder, folder / "**/*.txt") == ["b.txt"]


def test_a_file_comes_once(folder: Path) -> None:
    assert names(folder, folder / "b.txt", folder, folder / "b.txt") == ["a.md", "b.txt", "deep/c.HTML"]


def test_a_file_given_by_name_is_kept_whatever_it_is(folder: Path) -> None:
    assert names(folder, folder / "deep/d.pdf") == ["deep/d.pdf"]


def test_standard_input_is_kept(folder: Path) -> None:
    assert names(folder, folder / "b.txt", "-") == ["-", "b.txt"]


def test_loops_of_links_are_survived(folder: Path) -> None:
    (folder / "deep/loop").symlink_to(folder)
    assert names(folder, folder) == ["a.md", "b.txt", "deep/c.HTML"]


def test_links_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("one two three")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    assert names(folder, folder) == ["a.md", "b.txt", "deep/c.HTML"]


def test_links_inside_the_folder_do_not_count_twice(folder: Path) -> None:
    (folder / "0.txt").symlink_to(folder / "b.txt")
    assert names(folder, folder) == ["a.md", "b.txt", "deep/c.HTML"]


def test_paths_that_lead_nowhere_are_problems(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "dangling.txt").symlink_to(folder / "gone")
    found = find([folder / "gone.txt", folder / "*.xyz", folder / "empty", folder / "dangling.txt"])
    assert [problem.message for problem in found.problems] == [
        "does not exist",
        "matches no file",
        "holds no file that can be read",
        "is a link to nothing",
    ]
