"""Asking, naming and putting together from the terminal."""


def test_fields_are_asked_changed_listed_and_removed(tea_house_terminal):
    run = tea_house_terminal.ok
    run("field", "add", "fit", "--kind", "scale", "--label", "Fit", "--label", "ru=Размер", "--ends", "Small .. Large")
    options = ["--option", "light=Light", "--option", "ru:light=Лёгкий", "--option", "warm=Warm"]
    run("field", "add", "pros", "--kind", "tags", "--label", "What is good", "--required", *options)
    assert run("field", "list").splitlines() == [
        "fit  scale  asked  Fit / Размер",
        "pros  tags  required  What is good  [light, warm]",
    ]
    run("field", "change", "pros", "--optional", "--label", "Pros", "--not-asked")
    run("field", "remove", "fit")
    assert run("field", "list").splitlines() == [
        "fit  scale  asked  Fit / Размер  (removed)",
        "pros  tags  shown only  Pros  [light, warm]",
    ]
    run("field", "change", "fit")
    assert "(removed)" not in run("field", "list")


def test_what_cannot_be_asked_is_one_line(tea_house_terminal):
    refused = tea_house_terminal.refused
    assert refused("field", "add", "Fit", "--kind", "scale", "--label", "Fit").startswith("A key has small letters")
    assert refused("field", "add", "fit", "--kind", "choice", "--label", "Fit") == "A choice and tags need options"
    tea_house_terminal.ok("field", "add", "fit", "--kind", "scale", "--label", "Fit")
    again = refused("field", "add", "fit", "--kind", "scale", "--label", "Fit")
    assert again == "fit is asked already; goodword field change fit changes it"
    assert refused("field", "remove", "nothing") == "There is no field nothing"
    odd = tea_house_terminal.run("field", "add", "p", "--kind", "tags", "--label", "P", "--option", "Light")
    assert (odd.exit_code, "VALUE=LABEL" in odd.output) == (2, True)
    twice = ["--option", "light=Light", "--option", "light=Heavy"]
    odd = tea_house_terminal.run("field", "add", "p", "--kind", "tags", "--label", "P", *twice)
    assert (odd.exit_code, "light has two labels" in odd.output) == (2, True)


def test_products_are_put_together_and_taken_apart(tea_house_terminal):
    run, refused = tea_house_terminal.ok, tea_house_terminal.refused
    for ref, name in (("kettle", "Heron kettle"), ("k=1", "Heron kettle, blue"), ("bread", "Rye bread")):
        run("product", "describe", ref, "--name", name)
    assert run("product", "group", "Heron", "kettle=green", "k=1=blue") == "2 products share their reviews as Heron.\n"
    assert run("product", "groups").splitlines() == [
        "Heron",
        "  kettle  green  Heron kettle",
        "  k=1  blue  Heron kettle, blue",
    ]
    assert "say why" in refused("product", "group", "Heron", "bread")
    run("product", "group", "Heron", "bread", "--reason", "a set")
    assert run("product", "groups").startswith("Heron  (a set)\n  kettle")
    run("product", "ungroup", "bread", "k=1")
    assert run("product", "groups") == ""
    assert refused("product", "ungroup", "bread") == "bread is in no group"
    assert run("product", "alias", "kettle", "K-12", "--kind", "sku") == "K-12 is kettle from now on.\n"
    assert refused("product", "alias", "nowhere", "K-13") == "There is no product nowhere"
