"""Every method and parameter that is modelled has its name from the Bot API itself."""

import json
import re
from pathlib import Path

import pytest

from playground.methods import METHODS
from playground.rich import BLOCKS, MEDIA_BLOCKS, TEXTS
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


@pytest.mark.parametrize(("family", "known"), [("RichBlock", BLOCKS), ("RichText", TEXTS)])
def test_rich_messages_have_all_kinds_of_pieces_with_their_required_fields(api, family, known):
    described = {}
    for name in set(api["types"][family]["subtypes"]) & api["types"].keys():
        fields = {field["name"]: field for field in api["types"][name]["fields"]}
        kind = re.search(r'always "(\w+)"', fields.pop("type")["description"])[1]
        described[kind] = {name for name, field in fields.items() if field["required"]}
    # No message can hold the sign that a bot thinks.
    apart = MEDIA_BLOCKS | {"thinking"} if known is BLOCKS else set()
    assert {kind: set(fields.split()) for kind, fields in known.items()} == {
        kind: fields for kind, fields in described.items() if kind not in apart
    }
