"""Tables of products: what they are, all that they are called, and which of them share their reviews."""

from goodword.exchange import products
from goodword.exchange.readers.base import Wishes
from goodword.exchange.readers.products import product_table

from tests.server.exchange import written
from tests.server.exchange.moving import FILES, everything, take_in


def shelve(stage, path, **more):
    table = product_table(path, Wishes())
    return products.run(shop_id=stage.shop.id, path=path, table=table, progress=lambda _: None, **more)


def saved(folder, records, **dialect):
    path = folder / "products.csv"
    path.write_bytes(written.table(records, **dialect))
    return path


def shopify(handle, title, sku, number):
    image = "https://pictures.test/kettle.jpg" if title else ""
    return {"Handle": handle, "Title": title, "Variant SKU": sku, "Image Src": image, "Product ID": number}


def woo(number, kind, sku, name, parent=""):
    base = {"Regular price": "45", "Images": "https://pictures.test/a.png, https://pictures.test/b.png"}
    return {"ID": number, "Type": kind, "SKU": sku, "Name": name, "Parent": parent, **base}


SHOPIFY = [
    shopify("kettle", "Heron &amp; kettle", "K-1", "7001"),
    shopify("kettle", "", "K-2", "7001"),
    shopify("cups", "Two cups", "C-1", "7002"),
]
WOO = [
    woo("1", "variable", "hoodie", "Hoodie"),
    woo("2", "variation", "hoodie-blue", "Hoodie - Blue", "hoodie"),
    woo("3", "variation", "hoodie-red", "Hoodie - Red", "id:1"),
    woo("4", "variation", "lost", "Lost", "nobody"),
]


def test_variants_of_shopify_are_names_of_one_product(tea_house, tmp_path):
    path = saved(tmp_path, SHOPIFY)
    assert dict(shelve(tea_house, path).counts) == {"new": 2, "changed": 1}
    assert [tea_house.reviews(ref)["name"] for ref in ("7001", "kettle", "K-1", "K-2", "C-1")] == [
        *["Heron & kettle"] * 4,
        "Two cups",
    ]
    before = everything(but=["audit"])
    assert dict(shelve(tea_house, path).counts) == {"same": 3}
    assert everything(but=["audit"]) == before


def test_variations_of_woocommerce_share_the_reviews_of_their_parent(tea_house, tmp_path):
    report = shelve(tea_house, saved(tmp_path, WOO))
    assert [(each.line, each.why) for each in report.skipped] == [
        (5, "its parent is not in the shop; put the parent's row before it")
    ]
    reviews = tmp_path / "reviews.jsonl"
    reviews.write_text('{"product": "hoodie-red", "rating": 5}\n{"product": "2", "rating": 4}\n')
    take_in(tea_house, reviews)
    for ref in ("1", "hoodie", "2", "hoodie-blue", "hoodie-red"):
        assert tea_house.reviews(ref)["rating"]["count"] == 2


def test_reviews_of_any_form_find_the_products_that_a_table_named(tea_house, tmp_path):
    rows = [
        {"Handle": f"{name}-{number}", "Title": name, "Variant SKU": f"TEA-{name.upper()}", "Product ID": number}
        for name, number in (("kettle", "7001"), ("cups", "7002"))
    ]
    shelve(tea_house, saved(tmp_path, rows))
    for system in ("loox_import", "yotpo_generic", "woocommerce"):
        path = tmp_path / f"{system}.csv"
        path.write_bytes(written.table(written.rows(system)))
        assert dict(take_in(tea_house, path, known_only=True).counts)["new"] == 8
    assert tea_house.reviews("7001")["rating"]["count"] == 12


def test_our_own_table_puts_products_together(tea_house, tmp_path):
    path = saved(
        tmp_path,
        [
            {"product": "s", "aliases": '["small"]', "name": "Cup small", "group": "Cups", "variant": "small"},
            {"product": "l", "aliases": "", "name": "Cup large", "group": "Cups", "variant": "large"},
            {"product": "k", "aliases": "", "name": "'=Kettle", "group": "", "variant": ""},
        ],
    )
    assert dict(shelve(tea_house, path).counts) == {"new": 3}
    reviews = tmp_path / "reviews.jsonl"
    reviews.write_text('{"product": "small", "rating": 5}\n')
    take_in(tea_house, reviews)
    (shown,) = tea_house.reviews("l")["data"]
    assert shown["of"] == {"product": "s", "name": "Cup small", "variant": "small"}
    assert tea_house.reviews("k")["name"] == "=Kettle"
    assert dict(shelve(tea_house, path).counts) == {"same": 3}


def test_reviews_are_not_moved_to_another_product_by_a_table(tea_house, tmp_path):
    reviews = tmp_path / "reviews.jsonl"
    reviews.write_text('{"product": "cups", "rating": 5}\n{"product": "tea", "rating": 1}\n')
    take_in(tea_house, reviews)
    path = saved(tmp_path, [{"product": "cups", "aliases": '["tea"]', "name": "Two cups"}])
    report = shelve(tea_house, path)
    assert report.counts["skipped"] == 1
    assert tea_house.reviews("cups")["rating"]["count"] == 1
    assert tea_house.reviews("tea")["rating"]["average"] == 1


def test_a_table_of_reviews_is_not_taken_for_one_of_products():
    assert product_table(FILES / "own.csv", Wishes()) is None
    assert product_table(FILES / "own.jsonl", Wishes()) is None
