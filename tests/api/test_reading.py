import pytest

pytestmark = pytest.mark.django_db
NAMES = ("citizens", "cases", "meetings", "wishes", "involvement", "placements", "flags", "offers")


@pytest.mark.parametrize("name", NAMES)
def test_smoke(eva, world, name):
    answer = eva.get(f"/api/v1/{name}")
    assert answer.status_code == 200, answer.content
    print(answer.content.decode())
    items = answer.json()["items"]
    assert items
    one = eva.get(f"/api/v1/{name}/{items[0]['id']}")
    assert one.status_code == 200
    print(one.content.decode(), one.headers)
