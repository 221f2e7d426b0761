"""compose.yaml: every service closed as far as it goes, the variables the settings ask for, one way in."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.deploy.shared import DEPLOY, SECRET, SERVERS, asked_by_settings, asked_by_start

TEXT = (DEPLOY / "compose.yaml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
PRODUCT = ["web", "worker", "beat", "migrate"]
ONCE = {"migrate", "backup"}
EXAMPLE = dict(line.split("=", 1) for line in (DEPLOY / "example.env").read_text().splitlines() if "=" in line and line[0] != "#")  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_closed(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service and "privileged" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert int(service["user"].split(":")[0]) > 0
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}
    assert service["restart"] == ("no" if name in ONCE else "unless-stopped")
    assert service["logging"]["options"]["max-size"]
    image = service["image"]
    assert image.startswith("${IMAGE:?") or re.fullmatch(r"[a-z/-]+:\d[\w.-]+", image)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - ONCE))
def test_every_service_that_stays_is_asked_how_it_is(name):
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert {"interval", "timeout", "retries", "start_period"} <= set(check)
    if name in PRODUCT:
        assert check["test"] == ["CMD", "/app/deploy/start", "alive", name]


def test_there_is_one_way_in_and_none_out_of_the_inside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    networks = {name: set(service["networks"]) for name, service in SERVICES.items()}
    assert networks["proxy"] == {"outside", "front"}
    assert networks["web"] == {"front", "inside"}
    assert all(networks[name] == {"inside"} for name in networks.keys() - {"proxy", "web"})
    assert COMPOSE["networks"]["inside"] == COMPOSE["networks"]["front"] == {"internal": True}


@pytest.mark.parametrize("name", PRODUCT)
def test_the_product_is_given_what_it_asks_for_and_no_secret_openly(name):
    service = SERVICES[name]
    assert service["command"] == [name]
    assert set(service["secrets"]) == SECRET
    required = {variable for variable, must in asked_by_settings().items() if must}
    assert required <= set(service["secrets"]) | set(service["environment"])
    assert set(service["environment"]) <= asked_by_settings().keys() | asked_by_start()
    assert service["environment"]["BEHIND_PROXY"] == "true"


def test_secrets_are_files_and_reach_only_who_needs_them():
    assert set(COMPOSE["secrets"]) == SECRET | SERVERS
    assert all(entry == {"file": "${SECRETS:-./.secrets}/" + name} for name, entry in COMPOSE["secrets"].items())
    assert SERVICES["postgres"]["secrets"] == ["POSTGRES_PASSWORD", "DATABASE_PASSWORD"]
    assert SERVICES["redis"]["secrets"] == ["REDIS_PASSWORD"]
    assert SERVICES["backup"]["secrets"] == ["DATABASE_URL"]
    assert "secrets" not in SERVICES["proxy"]


def test_nothing_of_the_product_starts_before_the_migration():
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    assert SERVICES["migrate"]["depends_on"]["postgres"] == {"condition": "service_healthy"}


def test_only_the_database_and_its_dumps_stay():
    kept = {name: [each for each in service.get("volumes", []) if not (isinstance(each, dict) and each.get("read_only"))] for name, service in SERVICES.items()}  # fmt: skip
    assert {name for name, volumes in kept.items() if volumes} == {"postgres", "backup"}
    for service in SERVICES.values():
        for each in service.get("volumes", []):
            if isinstance(each, dict) and each["source"].startswith("./"):
                assert (DEPLOY / each["source"]).exists(), each["source"]


def test_the_example_names_every_variable_and_holds_no_secret():
    asked = set(re.findall(r"\$\{([A-Z_]+)[:}]", TEXT))
    assert set(EXAMPLE) == asked
    assert not set(EXAMPLE) & (SECRET | SERVERS)


def test_the_web_has_time_for_its_last_answers():
    grace = int(re.search(r"WEB_GRACE:-(\d+)", (DEPLOY / "start").read_text())[1])
    assert int(SERVICES["web"]["stop_grace_period"].rstrip("s")) > grace
