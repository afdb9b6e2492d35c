import re

import pytest

from home.gallery import COMPONENTS, component, component_names


def test_every_sample_belongs_to_a_component():
    samples = sorted(path.stem for path in (COMPONENTS / "samples").iterdir())

    assert samples == component_names()


@pytest.mark.parametrize("name", component_names())
def test_a_component_draws_its_samples_and_names_its_parameters(name):
    drawn = component(name)

    assert drawn.parameters
    assert drawn.samples
    assert all(sample.html.strip() for sample in drawn.samples)


@pytest.mark.parametrize("name", component_names())
def test_a_component_has_no_style_or_script_that_our_pages_would_refuse(name):
    markup = "".join(sample.html for sample in component(name).samples)

    assert re.findall(r"<[^>]+\s(?:style|on[a-z]+)=|<style|<script", markup) == []
    assert "{{" not in markup
    assert "{%" not in markup
