import httpx
import pytest


def test_another_name_for_this_machine_gets_nothing(desk: httpx.Client) -> None:
    assert desk.get("/").status_code == 200
    port = desk.base_url.port
    assert desk.get("/", headers={"host": f"localhost:{port}"}).status_code == 200
    for host in ("evil.example", "127.0.0.1", "127.0.0.1:80", f"evil.example:{port}"):
        answer = desk.get("/", headers={"host": host})
        assert (answer.status_code, "<html" in answer.text) == (421, False), host


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1", "", "http://127.0.0.1"]
)
@pytest.mark.parametrize("path", ["/paste", "/keep"])
def test_another_sites_form_changes_nothing(desk: httpx.Client, path: str, origin: str) -> None:
    answer = desk.post(path, data={"text": "The regime."}, headers={"origin": origin})
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text


def test_too_much_is_refused(desk: httpx.Client) -> None:
    answer = desk.post("/paste", content=b"x" * (20 * 2**20 + 1))
    assert (answer.status_code, answer.text) == (413, "That is too much at once: 20 MiB at most.\n")


def test_what_does_not_say_how_much_it_is_is_refused(desk: httpx.Client) -> None:
    for more in ({}, {"content-length": "4"}):  # together with it the length is not what counts
        answer = desk.post(
            "/paste", content=iter([b"text=x"]), headers={"transfer-encoding": "chunked"} | more
        )
        assert answer.status_code == 413


def test_every_answer_forbids_frames_and_guessing(desk: httpx.Client) -> None:
    for path in ("/", "/spans", "/nothing", "/compare.json"):
        headers = desk.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_a_script_of_its_own_or_from_elsewhere(desk: httpx.Client) -> None:
    for path in ("/", "/spans", "/models"):
        page = desk.get(path).text
        assert "<script" not in page
        assert "default-src &#39;none&#39;" in page
        assert "http://" not in page
