import os

import pytest

from toolkit import stylesheet
from toolkit.stylesheet import BUNDLE, StylesheetFinder


@pytest.fixture
def sources(tmp_path):
    components = tmp_path / "css" / "components"
    components.mkdir(parents=True)
    for name in ("tokens", "base", "layouts", "components/tile", "components/button"):
        (tmp_path / "css" / f"{name}.css").write_text(
            f"/* {name} */\n.{name.rpartition('/')[2]} {{\n  color: red;\n}}\n"
        )
    return tmp_path / "css"


def test_parts_are_joined_as_tokens_base_layouts_and_then_components_by_name(sources):
    joined = stylesheet.stylesheet(sources)

    assert joined == (
        ".tokens{color:red}\n.base{color:red}\n.layouts{color:red}\n.button{color:red}\n.tile{color:red}\n"
    )


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("a { color : red ; }", "a{color :red}"),
        ("a > b , c { top: calc(1px + 2px) }", "a>b,c{top:calc(1px + 2px)}"),
        ("a { } /* why\n{ not */ b { }", "a{}b{}"),
        ("@media (min-width: 40rem) {\n  a { margin: 0 }\n}", "@media (min-width:40rem){a{margin:0}}"),
    ],
)
def test_minify_keeps_the_white_space_that_means_something(written, served):
    assert stylesheet.minify(written) == served


def test_the_bundle_is_written_again_only_when_a_part_is_newer(sources, tmp_path):
    bundle = stylesheet.refresh_bundle(sources, tmp_path / "built")
    before = bundle.stat().st_mtime_ns

    stylesheet.refresh_bundle(sources, tmp_path / "built")
    unchanged = bundle.stat().st_mtime_ns
    later = before + 2_000_000_000
    (sources / "base.css").write_text("p { margin: 0 }")
    os.utime(sources / "base.css", ns=(later, later))
    stylesheet.refresh_bundle(sources, tmp_path / "built")

    assert unchanged == before
    assert "p{margin:0}" in bundle.read_text()


def test_collectstatic_is_given_the_bundle_and_no_part_of_it():
    listed = [path for path, _ in StylesheetFinder().list([])]

    # The preview of paper has a sheet of its own, in millimetres.
    assert {path for path in listed if path.endswith(".css")} == {BUNDLE, "css/paper.css"}


def test_a_part_cannot_be_asked_for_by_itself():
    finder = StylesheetFinder()

    assert finder.find("css/base.css") == []
    assert finder.find(BUNDLE).endswith(BUNDLE)


def test_the_whole_stylesheet_stays_small():
    assert len(stylesheet.stylesheet().encode()) < 36 * 1024
