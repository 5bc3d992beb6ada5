"""Ready or not and why, figures for those who may see them, and a doctor who names the line that mends."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from goodword.jobs.models import Job
from goodword.letters.models import Bounce, Letter
from goodword.lib import clock, ids
from goodword.lib.db import db, writing
from goodword.migrations import runner
from goodword.operations import checks, doctor, schema
from sqlalchemy import select, text, update

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import House, open_house_at

FAMILIES = {
    "goodword_requests_total", "goodword_request_seconds_bucket", "goodword_jobs", "goodword_letters",
    "goodword_job_lag_seconds", "goodword_dead_rows", "goodword_wal_bytes", "goodword_database_bytes",
    "goodword_media_bytes", "goodword_imports_unfinished", "goodword_import_rows_done", "goodword_build_info",
    "goodword_process_start_time_seconds", "goodword_migrations_pending",
}  # fmt: skip


def opened_with(house: House, **settings):
    return open_house_at(replace(house.config, **settings))


def asked(house, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return house.get("/metrics", headers=named, environ_overrides={"REMOTE_ADDR": "127.0.0.1"})


def test_it_is_ready_and_says_why(house):
    answer = house.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")
    assert {each["name"]: each["state"] for each in answer.json["checks"]} == dict.fromkeys(
        ("tables", "database", "queue", "disk"), "ok"
    )
    assert "/" not in "".join(each["says"] for each in answer.json["checks"])


def test_it_is_not_ready_while_migrations_are_pending(house):
    runner.downgrade("-1")
    answer = house.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "not ready")
    assert answer.json["checks"][0]["says"] == "1 migrations are pending"
    assert house.get("/healthz").status_code == 200


def test_code_of_yesterday_is_ready_on_the_tables_of_tomorrow(house):
    (head, *_) = schema.revisions()
    call_it("later")
    answer = house.get("/readyz")
    call_it(head)
    assert (answer.status_code, answer.json["checks"][0]["state"]) == (200, "warning")


def call_it(revision):
    with db.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})


def test_a_queue_that_stands_still_is_said_and_does_not_take_the_server_out(house, anna):
    anna.review()
    with writing() as session:
        session.execute(update(Job).values(due_at=clock.now() - timedelta(hours=1)))
    answer = house.get("/readyz")
    assert answer.status_code == 200
    assert {"name": "queue", "state": "warning", "says": "a job has waited for 60 minutes"} in answer.json["checks"]


def test_this_machine_may_read_the_figures_and_a_proxy_on_it_may_not(house):
    assert asked(house).status_code == 200
    for header in ("X_Forwarded_For", "X_Real_IP", "Forwarded", "Via"):
        assert asked(house, **{header: "192.0.2.7"}).status_code == 404
    afar = house.get("/metrics", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert afar.status_code == 404


def test_with_a_token_only_the_token_counts(house):
    with opened_with(house, metrics_token="let-me-see") as guarded:
        assert asked(guarded).status_code == 401
        assert asked(guarded, Authorization="Bearer let-me-sea").status_code == 401
        from_afar = {"Authorization": "Bearer let-me-see", "X-Forwarded-For": "192.0.2.7"}
        assert guarded.get("/metrics", headers=from_afar).status_code == 200


def test_the_figures_tell_of_jobs_letters_and_files(house, anna):
    anna.review()
    with writing() as session:
        session.execute(update(Job).values(due_at=clock.now() - timedelta(minutes=5)))
        session.execute(update(Letter).values(state="dead"))
    told = asked(house).text
    assert set(re.findall(r"^(goodword_\w+)", told, re.MULTILINE)) >= FAMILIES
    assert 'goodword_jobs{state="waiting"} 1.0' in told
    assert 'goodword_letters{state="dead"} 1.0' in told
    assert "goodword_dead_rows 1.0" in told
    figures = dict(re.findall(r"^(goodword_\w+) (\S+)$", told, re.MULTILINE))
    assert 290 < float(figures["goodword_job_lag_seconds"]) < 400
    assert float(figures["goodword_database_bytes"]) > 10_000
    assert "kettle" not in told


def findings(house, **settings):
    return {each.name: each for each in doctor.examine(replace(house.config, **settings))}


def test_the_doctor_finds_nothing_broken_but_the_missing_worker(house, tea_house):
    found = findings(house, smtp_url="", public_url="https://reviews.example.com", trusted_proxies=1)
    broken = {name for name, each in found.items() if each.state == checks.FAILED}
    assert broken == {"worker"}
    assert found["worker"].mend == "goodword worker"
    assert all(each.mend for each in found.values() if each.state != checks.OK)


@pytest.mark.parametrize(
    ("settings", "name", "state"),
    [
        ({"public_url": "http://127.0.0.1:8000"}, "public_url", "warning"),
        ({"public_url": "http://reviews.example.com"}, "public_url", "warning"),
        ({"public_url": "http://reviews.example.com"}, "staff", "warning"),
        ({"smtp_url": "smtp://127.0.0.1:1", "mail_from": "reviews@example.com"}, "mail", "failed"),
        ({"smtp_url": "smtp://127.0.0.1:1"}, "mail", "failed"),
        ({"smtp_url": "smtp://127.0.0.1:1"}, "dkim", "warning"),
        ({"smtp_url": "smtp://127.0.0.1:1"}, "bounce_box", "warning"),
        ({"redis_url": "redis://127.0.0.1:1/0"}, "redis", "warning"),
        ({"public_url": "https://reviews.example.com"}, "proxies", "warning"),
    ],
)
def test_the_doctor_names_a_setting_that_cannot_work(house, settings, name, state):
    found = findings(house, **settings)[name]
    assert (found.state, bool(found.mend)) == (state, True)


def test_the_doctor_sees_that_letters_come_back(house, tea_house):
    with writing() as session:
        for number in range(60):
            letter = Letter(
                shop_id=tea_house.shop.id, id=ids.new(), kind="digest", sender_name="Tea House", locale="en"
            )
            letter.to, letter.context, letter.message_id = f"{number}@example.com", {}, f"<{letter.id.hex}@x>"
            letter.state = "sent"
            session.add(letter)
            if number < 3:
                bounce = {"letter_id": letter.id, "email": letter.to, "kind": "hard", "status": "5.1.1"}
                session.add(Bounce(shop_id=letter.shop_id, id=ids.new(), **bounce))
    assert findings(house)["bounces"].state == checks.OK, "three of sixty are just five of a hundred"
    with writing() as session:
        bounce = {"letter_id": ids.new(), "email": "x@example.com", "kind": "complaint", "status": None}
        session.add(Bounce(shop_id=tea_house.shop.id, id=ids.new(), **bounce))
    found = findings(house)["bounces"]
    assert (found.state, found.says) == (
        checks.WARNING, "of 60 letters in a week 3 came back, 1 were called unwanted",
    )  # fmt: skip


def test_the_doctor_misses_the_widget_and_the_lists_of_words(house, monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "files", lambda _: tmp_path)
    assert "files are missing" in doctor.widget(house.config).says
    (tmp_path / "static/w").mkdir(parents=True)
    (tmp_path / "static/w/manifest.json").touch()
    assert "no review can be taken" in doctor.widget(house.config).says
    (tmp_path / "moderation/lists").mkdir(parents=True)
    (tmp_path / "moderation/lists/en.json").touch()
    assert doctor.widget(house.config).state == checks.OK


def test_the_doctor_sees_what_time_has_done(house, anna, tea_house):
    open_shop(house, "Tea House", TEA_HOUSE)
    anna.review()
    with writing() as session:
        session.execute(update(Job).values(state="dead"))
        session.execute(update(Letter).values(state="dead"))
    (house.config.data_dir / "signing.key").chmod(0o644)
    runner.downgrade("-1")
    found = findings(house)
    assert found["tables"].mend == "goodword upgrade"
    assert found["key"].mend.startswith("chmod 600 ")
    assert "called Tea House" in found["shops"].says


def test_dead_jobs_and_letters_are_seen_and_tried_again(house, anna, work_off):
    from tests.server.cli.terminal import Terminal

    anna.review()
    with writing() as session:
        session.execute(update(Job).values(state="dead", error="SMTP says anna@example.com is unknown", tries=8))
        session.execute(update(Letter).values(state="dead", tries=8))
    found = findings(house)
    assert found["dead_jobs"].mend.startswith("goodword job")
    assert found["dead_letters"].mend.startswith("goodword letter")
    variables = {"GOODWORD_DATA_DIR": str(house.config.data_dir), "GOODWORD_DATABASE_URL": house.config.database_url}
    terminal = Terminal(house.config.data_dir, variables)
    (row,) = map(json.loads, terminal.ok("job", "list", "--json").splitlines())
    assert (row["what"], row["state"], row["tries"]) == ("letters.send", "dead", 8)
    assert "anna@example.com" not in row["error"]
    assert "is tried again" in terminal.ok("job", "retry", row["id"])
    assert "is sent again" in terminal.ok("letter", "retry", "--all")
    assert "There is no dead one" in terminal.refused("job", "retry", row["id"])
    assert "is not an id" in terminal.refused("job", "drop", "1")
    db.open(house.config.sqlalchemy_url)
    with db.reader.connect() as connection:
        assert connection.execute(select(Letter.state)).scalars().all() == ["queued"]


def test_the_doctors_word_is_an_exit_code(house, tea_house):
    from tests.server.cli.terminal import Terminal

    variables = {"GOODWORD_DATA_DIR": str(house.config.data_dir), "GOODWORD_DATABASE_URL": house.config.database_url}
    done = Terminal(house.config.data_dir, variables).run("doctor")
    assert done.exit_code == 1
    assert "✗ worker" in done.stdout
    assert "→ goodword worker" in done.stdout
    told = Terminal(house.config.data_dir, variables).run("doctor", "--json").stdout.splitlines()
    assert {json.loads(line)["state"] for line in told} <= {"ok", "warning", "failed"}
