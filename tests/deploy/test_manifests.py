"""The Kubernetes manifests, built by kubectl as an apply would: closed pods, real probes, real variables, no secrets."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
import yaml
from django.urls import resolve

from tests.deploy.shared import DEPLOY, SECRET, SERVERS, asked_by_settings, asked_by_start

FILES = sorted((DEPLOY / "kubernetes").rglob("*.yaml"))
PRODUCT = {"web", "worker", "beat", "migrate"}


@pytest.fixture(scope="module", params=["trial", "production"])
def built(request, tmp_path_factory):
    """Every object of an overlay."""
    if not shutil.which("kubectl"):
        pytest.skip("kubectl is not installed")
    folder = tmp_path_factory.mktemp("kubernetes") / "kubernetes"
    shutil.copytree(DEPLOY / "kubernetes", folder, ignore=shutil.ignore_patterns("secrets"))
    overlay = folder / "overlays" / request.param
    if request.param == "trial":
        subprocess.run([DEPLOY / "make-secrets", overlay / "secrets"], check=True, capture_output=True)
    done = subprocess.run(["kubectl", "kustomize", overlay], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return list(yaml.safe_load_all(done.stdout))


def of(built, *kinds):
    return [each for each in built if each["kind"] in kinds]


def pods(built):
    """(name, pod's spec, template's labels) of whatever starts pods."""
    for each in of(built, "Deployment", "StatefulSet", "Job", "CronJob"):
        spec = each["spec"]["jobTemplate"]["spec"] if each["kind"] == "CronJob" else each["spec"]
        template = spec["template"]
        yield each["metadata"]["name"], template["spec"], template["metadata"]["labels"]


def containers(built):
    for name, spec, _ in pods(built):
        for container in [*spec.get("initContainers", []), *spec["containers"]]:
            yield name, container


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(DEPLOY)))
def test_it_is_yaml(file):
    assert all(list(yaml.safe_load_all(file.read_text())))


def test_everything_stands_in_its_namespace_which_admits_closed_pods_only(built):
    (namespace,) = of(built, "Namespace")
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    others = [each["metadata"].get("namespace") for each in built if each["kind"] != "Namespace"]
    assert set(others) == {"medspil"}


def test_pods_are_closed(built):
    for name, spec, _ in pods(built):
        security = spec["securityContext"]
        assert security["runAsNonRoot"] is True and security["runAsUser"] > 0, name
        assert security["seccompProfile"] == {"type": "RuntimeDefault"}, name
        assert spec["automountServiceAccountToken"] is False, name
        assert not {"hostNetwork", "hostPID", "hostIPC"} & set(spec), name
        assert not [volume for volume in spec["volumes"] if "hostPath" in volume], name


def test_containers_are_closed_and_bounded(built):
    seen = list(containers(built))
    assert {name for name, _ in seen} >= PRODUCT | {"redis"}
    for name, container in seen:
        security = container["securityContext"]
        assert security["readOnlyRootFilesystem"] is True, name
        assert security["allowPrivilegeEscalation"] is False, name
        assert security["capabilities"] == {"drop": ["ALL"]}, name
        for bound in ("requests", "limits"):
            assert set(container["resources"][bound]) == {"cpu", "memory"}, name
        tag = container["image"].rpartition("/")[2].partition(":")[2]
        assert re.fullmatch(r"\d[\w.-]+", tag), container["image"]


def test_every_mount_has_its_volume(built):
    for name, spec, _ in pods(built):
        claims = {"data"} if name == "postgres" else set()
        volumes = {volume["name"] for volume in spec["volumes"]} | claims
        for container in [*spec.get("initContainers", []), *spec["containers"]]:
            assert {mount["name"] for mount in container["volumeMounts"]} <= volumes, name
        mounted = {mount["name"] for container in spec["containers"] for mount in container["volumeMounts"]}
        assert mounted == volumes, name


def test_what_stays_is_probed_at_addresses_and_by_commands_that_exist(built):
    for each in of(built, "Deployment", "StatefulSet"):
        (container,) = each["spec"]["template"]["spec"]["containers"]
        for kind in ("livenessProbe", "readinessProbe"):
            probe = container[kind]
            if "httpGet" in probe:
                assert resolve(probe["httpGet"]["path"]).url_name.startswith("health_")
                assert probe["httpGet"]["port"] in {port["name"] for port in container["ports"]}
            elif each["metadata"]["name"] in PRODUCT:
                assert probe["exec"]["command"] == ["/app/deploy/start", "alive", each["metadata"]["name"]]


def test_the_web_is_restarted_for_itself_only_and_rested_for_its_database(built):
    (web,) = [container for name, container in containers(built) if name == "web"]
    assert web["livenessProbe"]["httpGet"]["path"] == "/health/live"
    assert web["readinessProbe"]["httpGet"]["path"] == "/health/ready"
    # Two connections at two seconds each and one to Redis, before the answer is surely there.
    assert web["readinessProbe"]["timeoutSeconds"] > 5


def test_worker_and_beat_wait_for_their_tables(built):
    for name, spec, _ in pods(built):
        if name in {"worker", "beat"}:
            (wait,) = spec["initContainers"]
            assert wait["args"][:3] == ["manage", "health", "ready"]
    (beat,) = [each for each in of(built, "Deployment") if each["metadata"]["name"] == "beat"]
    assert (beat["spec"]["replicas"], beat["spec"]["strategy"]) == (1, {"type": "Recreate"})


def test_leaving_takes_as_long_as_its_last_answers(built):
    grace = int(re.search(r"WEB_GRACE:-(\d+)", (DEPLOY / "start").read_text())[1])
    (spec,) = [spec for name, spec, _ in pods(built) if name == "web"]
    pause = int(spec["containers"][0]["lifecycle"]["preStop"]["exec"]["command"][1])
    assert spec["terminationGracePeriodSeconds"] > pause + grace


def test_the_variables_are_those_of_the_settings_and_no_secret_is_among_them(built):
    (variables,) = [each for each in of(built, "ConfigMap") if each["metadata"]["name"].startswith("variables-")]
    settings = asked_by_settings()
    assert {name for name, must in settings.items() if must} <= set(variables["data"]) | SECRET
    assert set(variables["data"]) <= settings.keys() | asked_by_start()
    assert not set(variables["data"]) & SECRET
    for name, container in containers(built):
        assert not {each["name"] for each in container.get("env", [])} & (SECRET | SERVERS), name
        if name in PRODUCT:
            assert container["envFrom"] == [{"configMapRef": {"name": variables["metadata"]["name"]}}]
            assert {"name": "secrets", "mountPath": "/run/secrets", "readOnly": True} in container["volumeMounts"]


def test_no_secret_is_kept_in_the_repository(built):
    kept = subprocess.run(["git", "ls-files", "deploy"], cwd=DEPLOY.parent, check=True, capture_output=True, text=True)
    assert not [path for path in kept.stdout.split() if path.rpartition("/")[2] in SECRET | SERVERS]
    secrets = of(built, "Secret")
    assert {key for each in secrets for key in each["data"]} in (set(), SECRET | SERVERS)
    assert not [file for file in FILES if "kind: Secret\n" in file.read_text()]


def test_nobody_talks_to_anybody_unless_it_is_said(built):
    policies = {each["metadata"]["name"]: each["spec"] for each in of(built, "NetworkPolicy")}
    assert policies["nobody"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    # Each allowance names both sides.
    for name, spec in policies.items():
        for rule in [*spec.get("ingress", []), *spec.get("egress", [])]:
            assert rule.get("from") or rule.get("to"), name
            assert rule["ports"], name
    asking = {name for name, _, labels in pods(built) if labels.get("medspil/data") == "true"}
    assert asking - {"backup"} == PRODUCT
    assert {"to-redis", "redis", "web-from-ingress", "names"} <= set(policies)
    assert ("to-postgres" in policies) != ("to-database" in policies)


def test_the_ingress_speaks_tls_and_keeps_the_inside_inside(built):
    (ingress,) = of(built, "Ingress")
    (rule,) = ingress["spec"]["rules"]
    assert ingress["spec"]["tls"][0]["hosts"] == [rule["host"]]
    led = {path["path"]: path["backend"]["service"]["name"] for path in rule["http"]["paths"]}
    assert led == {"/": "web", "/health/ready": "nowhere", "/health/worker": "nowhere", "/health/beat": "nowhere"}
    services = {each["metadata"]["name"]: each["spec"]["selector"] for each in of(built, "Service")}
    labels = [labels for _, _, labels in pods(built)]
    for name, selector in services.items():
        chosen = [each for each in labels if selector.items() <= each.items()]
        assert len(chosen) == (0 if name == "nowhere" else 1), name


def test_the_ingress_keeps_no_log_of_who_asked_for_what(built):
    (ingress,) = of(built, "Ingress")
    assert ingress["metadata"]["annotations"]["nginx.ingress.kubernetes.io/enable-access-log"] == "false"


def test_more_than_one_web_and_one_may_always_leave(built):
    (scaler,) = of(built, "HorizontalPodAutoscaler")
    assert scaler["spec"]["minReplicas"] >= 2
    budgets = {each["metadata"]["name"]: each["spec"]["minAvailable"] for each in of(built, "PodDisruptionBudget")}
    assert budgets == {"web": 1, "worker": 1}


def test_a_scaled_out_web_stays_within_the_connections_of_the_database(built):
    """Two processes a web, each with a pool that its threads can fill; PostgreSQL begins with a hundred."""
    (variables,) = [
        each["data"] for each in of(built, "ConfigMap") if each["metadata"]["name"].startswith("variables-")
    ]
    (scaler,) = of(built, "HorizontalPodAutoscaler")
    a_process = min(int(variables["WEB_THREADS"]) + 1, int(variables["DATABASE_POOL_SIZE"]))
    web = scaler["spec"]["maxReplicas"] * int(variables["WEB_PROCESSES"]) * a_process
    workers = 2 * (int(variables["WORKER_PROCESSES"]) + 1)
    assert web + workers + 10 < 100
