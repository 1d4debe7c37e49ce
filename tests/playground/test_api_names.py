"""Every method and parameter that is modelled has its name from the Bot API itself."""

import json
from pathlib import Path

import pytest

from playground.methods import METHODS
from playground.updates import KINDS

FILE = Path(__file__).parents[3] / "shared" / "botapi" / "api.json"


@pytest.fixture(scope="module")
def api():
    if not FILE.exists():
        pytest.skip("the machine-readable Bot API is not here")
    return json.loads(FILE.read_text())


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_a_method_knows_exactly_its_parameters(api, method):
    described = api["methods"][method.name]
    assert method.parameters == {field["name"] for field in described.get("fields", [])}


def test_all_kinds_of_updates_are_known(api):
    fields = {field["name"] for field in api["types"]["Update"]["fields"]}
    assert set(KINDS) == fields - {"update_id"}
