"""What watches the program names only what the program tells, and the page of the metrics names all of it."""

import json
import re
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot import metrics
from bot.clock import MachineClock
from bot.figures import rendered_metrics
from pipeline.line import Line

ROOT = Path(__file__).resolve().parents[2]
ALERTS = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yaml").read_text(encoding="utf-8"))
RULES = [rule for group in ALERTS["groups"] for rule in group["rules"]]
DASHBOARD = json.loads((ROOT / "deploy/grafana/kabarchy.json").read_text(encoding="utf-8"))
FUNCTIONS = {
    "sum", "max", "min", "rate", "increase", "time", "histogram_quantile", "predict_linear", "vector", "label_values",
}  # fmt: skip
WORDS = {"by", "and", "or", "le"}
LABELS_OF_PROMETHEUS = {"job", "instance", "le"}


def families():
    """Return every family by its name, with its type and labels."""
    return {
        family._name: family
        for registry in (metrics.REGISTRY, metrics.STANDING)
        for family in registry._collector_to_names
    }


def exposed():
    """Return the names of the series that there are, and the labels of each."""
    found = {}
    for name, family in families().items():
        labels = set(family._labelnames)
        if family._type == "counter":
            found[f"{name}_total"] = labels
        elif family._type == "histogram":
            found |= {f"{name}_{part}": labels | {"le"} for part in ("bucket", "sum", "count")}
        else:
            found[name] = labels
    return found


def documented():
    text = (ROOT / "docs/metrics.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `(kabarchy_\w+)`", text, re.MULTILINE))


def expressions():
    shown = [target["expr"] for panel in DASHBOARD["panels"] for target in panel.get("targets", [])]
    return [*[rule["expr"] for rule in RULES], *shown]


def test_every_metric_has_its_line_in_the_docs_and_no_other_has():
    told = {f"{name}_total" if family._type == "counter" else name for name, family in families().items()}
    assert documented() == told


def test_the_docs_name_the_labels():
    text = (ROOT / "docs/metrics.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(kabarchy_\w+)` \|([^|]*)\|", text, re.MULTILINE))
    for name, family in families().items():
        row = rows[f"{name}_total" if family._type == "counter" else name]
        assert set(re.findall(r"`(\w+)`", row)) == set(family._labelnames), name


async def test_what_is_told_is_what_is_documented(storage):
    told = (
        await rendered_metrics(storage, MachineClock(), Line(is_open=True), lambda: ["telegram"])
    ).decode()
    names = set()
    for family in text_string_to_metric_families(told):
        names.add(f"{family.name}_total" if family.type == "counter" else family.name)
    assert names == documented()
    assert 'kabarchy_trouble{name="telegram"} 1.0' in told


@pytest.mark.parametrize("expression", expressions())
def test_an_expression_names_only_what_there_is(expression):
    for opening, closing in ("()", "{}", "[]"):
        assert expression.count(opening) == expression.count(closing)
    series = exposed()
    # Without texts and stretches of time what is left are names, numbers and signs.
    bare = re.sub(r'"[^"]*"', '""', expression)
    for name, labels in re.findall(r"\b(kabarchy_\w+)(?:\{([^}]*)\})?", bare):
        assert name in series
        named = set(re.findall(r"(\w+)\s*=", labels))
        own = {"exported_job" if label == "job" else label for label in series[name]}
        assert named <= own | LABELS_OF_PROMETHEUS, name
    for labels in re.findall(r"by \(([^)]*)\)", bare):
        [name] = re.findall(r"\b(kabarchy_\w+)", bare.partition(f"by ({labels})")[2])[:1]
        own = {"exported_job" if label == "job" else label for label in series[name]}
        assert {label.strip() for label in labels.split(",")} <= own | LABELS_OF_PROMETHEUS
    rest = re.sub(r"\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)", " ", bare)
    words = set(re.findall(r"\b[a-z_][a-z_0-9]*\b", rest)) - WORDS - {"up"}
    assert {word for word in words if not word.startswith("kabarchy_")} <= FUNCTIONS


def test_an_alarm_says_what_is_wrong_and_what_to_do():
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}, rule["alert"]
        assert rule["labels"]["severity"] in {"page", "ticket", "info"}, rule["alert"]
        assert set(rule["annotations"]) == {"summary", "do"}, rule["alert"]
        assert re.fullmatch(r"\d+[smhd]", rule.get("for", "0s")), rule["alert"]


def test_an_alarm_compares_with_labels_that_the_program_gives():
    jobs = set()
    for rule in RULES:
        jobs |= set(re.findall(r'exported_job="(\w+)"', rule["expr"]))
    page = (ROOT / "docs/metrics.md").read_text(encoding="utf-8")
    assert jobs
    assert all(re.search(rf"`job`: [^|]*\b{job}\b", page) for job in jobs)


def test_every_metric_is_on_the_dashboard_or_in_an_alarm():
    text = " ".join(expressions())
    unseen = {name for name in families() if name not in text}
    assert unseen == set()


def test_the_dashboard_asks_whatever_prometheus_it_is_given():
    [source] = [one for one in DASHBOARD["templating"]["list"] if one["type"] == "datasource"]
    for panel in DASHBOARD["panels"]:
        if panel["type"] != "row":
            assert panel["datasource"]["uid"] == f"${{{source['name']}}}", panel["title"]
    numbers = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(set(numbers)) == len(numbers)
