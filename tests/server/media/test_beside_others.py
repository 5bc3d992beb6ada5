"""While a picture of forty million pixels is opened, everybody else is answered as ever."""

import io
import statistics
import threading
import time

import pytest
from goodword.config import Config
from PIL import Image

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import copy_of, open_house_at
from tests.pictures import RED, saved

ROUNDS = 400


def slowest_of_a_hundred(shop) -> float:
    """The 99th percentile of a page that no snapshot answers, in seconds."""
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        assert shop.house.get(f"{shop.at}/reviews?product=kettle&sort=newest&limit=7").status_code == 200
        took.append(time.perf_counter() - begun)
    return statistics.quantiles(took, n=100)[98]


@pytest.mark.alone
def test_reads_go_on_while_large_pictures_are_opened(sqlite_template, tmp_path):
    large = saved(Image.new("RGB", (7000, 5700), RED), "PNG", compress_level=1)
    form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n' + large + b"\r\n--b--\r\n"
    config = Config(data_dir=tmp_path, database_url=copy_of(sqlite_template, tmp_path), traffic_limits=False)
    with open_house_at(config) as house:
        shop = open_shop(house, "Tea House", TEA_HOUSE, confirm_guests=False)
        guest = shop.guest()
        guest.review()
        usual = min(slowest_of_a_hundred(shop) for _ in range(3))
        sent, over = [], threading.Event()

        def send() -> None:
            while not over.is_set():
                answer = house.client.post(
                    f"{shop.at}/photos",
                    input_stream=io.BytesIO(form),
                    content_type="multipart/form-data; boundary=b",
                    headers={"Authorization": f"Bearer {guest.bearer}", "Origin": shop.origin},
                )
                sent.append(answer.status_code)

        sender = threading.Thread(target=send)
        sender.start()
        try:
            meanwhile = min(slowest_of_a_hundred(shop) for _ in range(3))
        finally:
            over.set()
            sender.join()
    assert sent
    assert set(sent) == {201}
    assert meanwhile < max(2 * usual, usual + 0.01), f"{meanwhile * 1000:.1f} ms, usually {usual * 1000:.1f} ms"
