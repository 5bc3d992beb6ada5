"""Every setting says what it means, every problem what it is."""

import re
from dataclasses import fields

import pytest
from goodword.config import PREFIX, Config
from goodword.lib.errors import Problem
from goodword.shops.settings import SETTINGS, checked

PROBLEMS = Problem.__subclasses__()


@pytest.mark.parametrize("setting", fields(Config), ids=lambda setting: setting.name)
def test_a_setting_of_the_installation_says_what_it_does(setting):
    assert len(setting.metadata["meaning"].split()) > 1
    shown = str(int(setting.default)) if isinstance(setting.default, bool) else str(setting.default)
    read = Config.from_environment({PREFIX + setting.name.upper(): shown})
    assert getattr(read, setting.name) == setting.default


@pytest.mark.parametrize(
    ("name", "text"), [("WORKERS", "two"), ("TRAFFIC_LIMITS", "maybe"), ("TRUSTED_PROXIES", ""), ("THREADS", "1.5")]
)
def test_a_setting_that_cannot_be_read_is_named(name, text):
    with pytest.raises(ValueError, match=PREFIX + name):
        Config.from_environment({PREFIX + name: text})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            ("PUBLIC_URL", text)
            for text in ("", "foo", "ftp://a.test", "https://", "https://a.test/?q=1", "https://a b")
        ),
        *(("MAIL_FROM", text) for text in ("", "tea", "tea@", "a@b@c.test", "tea@tea.test\nBcc: x@y.test")),
        *(("SMTP_URL", text) for text in ("mail.test", "http://mail.test")),
        *(("DATABASE_URL", text) for text in ("mysql://a", "/var/goodword.db")),
        *(("WORKERS", text) for text in ("0", "-1")),
        ("LOG", "xml"),
        ("TRUSTED_PROXIES", "-1"),
    ],
)
def test_a_setting_that_cannot_work_is_named_at_the_start(name, text):
    with pytest.raises(ValueError, match=PREFIX + name):
        Config.from_environment({PREFIX + name: text})


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_of_a_shop_allows_its_own_default(name):
    setting = SETTINGS[name]
    assert checked(name, setting.default) == setting.default
    assert len(setting.help.split()) > 1
    for wrong in ([], {}, "\x00", 10**30, "'; DROP TABLE shops; --"):
        assert not setting.allows(wrong), wrong


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.__name__)
def test_a_problem_has_name_status_and_title(problem):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", problem.name)
    assert 400 <= problem.status < 600
    assert problem.title[0].isupper()
    assert problem.__doc__


def test_no_two_problems_share_a_name():
    assert len({problem.name for problem in PROBLEMS}) == len(PROBLEMS)
