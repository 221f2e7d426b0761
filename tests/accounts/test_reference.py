"""The roles come from a data file, as often as one likes."""

import pytest

from jobcenter.accounts import reference
from jobcenter.accounts.models import Role


@pytest.fixture(autouse=True)
def none_yet(db):
    Role.objects.all().delete()


def test_loading_again_changes_nothing():
    assert reference.load() == 6
    versions = Role.History.objects
    before = versions.count()
    reference.load()
    assert Role.objects.count() == 6
    assert versions.count() == before


def test_a_changed_role_is_put_back():
    reference.load()
    Role.objects.filter(pk="teamleder").update(rights=["tilsyn"])
    reference.load()
    assert "lede" in Role.objects.get(pk="teamleder").rights


@pytest.mark.parametrize(("field", "wrong"), [("reach", '"verden"'), ("rights", '["alt"]')])
def test_an_unknown_word_names_the_role(tmp_path, field, wrong):
    lines = {"name": '"N"', "description": '"D"', "reach": '"unit"', "rights": "[]"} | {field: wrong}
    file = tmp_path / "roles.toml"
    file.write_text("[vikar]\n" + "\n".join(f"{key} = {value}" for key, value in lines.items()))
    with pytest.raises(ValueError, match="vikar"):
        reference.load(file)
    assert not Role.objects.exists()
