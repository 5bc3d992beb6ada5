"""What a shop's owner is told of the records that she pastes: each rule once with what breaks it."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from goodword.letters.checkup import Facts, examine
from goodword.letters.checkup.records import records_in
from goodword.letters.checkup.words import WORDS, sentence


def public(bits):
    key = generate_private_key(65537, bits).public_key()
    return base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


OURS, ANOTHER, WEAK = public(2048), public(2048), public(1024)
ELLIPTIC = base64.b64encode(b"e" * 32).decode()
FACTS = Facts("tea-house.test", relay="spf.relay.test", keys={"rsa": OURS, "ed25519": ELLIPTIC})
GOOD = {
    "spf": "v=spf1 include:spf.relay.test ip4:192.0.2.7 -all",
    "dkim": f"v=DKIM1; k=rsa; p={OURS}",
    "dmarc": "v=DMARC1; p=quarantine; rua=mailto:post@tea-house.test",
}
MANY = " ".join(f"include:spf{number}.test" for number in range(11))
RULES = {
    "spf_missing": ("", "google-site-verification=1"),
    "spf_several": ("v=spf1 -all\nv=spf1 include:spf.relay.test -all",),
    "spf_unknown": ("v=spf1 include:spf.relay.test ip4:300.1.1.1 -all",
                    "v=spf1 include:spf.relay.test ipv4:1.2.3.4 -all",
                    "v=spf1 include:spf.relay.test ip6:192.0.2.1 ~all", "v=spf1 include:spf.relay.test include: -all"),
    "spf_open_end": ("v=spf1 include:spf.relay.test",),
    "spf_plus_all": ("v=spf1 include:spf.relay.test +all", "v=spf1 include:spf.relay.test all"),
    "spf_neutral": ("v=spf1 include:spf.relay.test ?all",),
    "spf_after_all": ("v=spf1 include:spf.relay.test -all ip4:192.0.2.1",),
    "spf_lookups": (f"v=spf1 {MANY} include:spf.relay.test -all",),
    "spf_many_lookups": ("v=spf1 a mx include:spf.relay.test include:a.test include:b.test include:c.test -all",),
    "spf_ptr": ("v=spf1 ptr include:spf.relay.test -all",),
    "spf_relay": ("v=spf1 ip4:192.0.2.1 -all", "v=spf1 -include:spf.relay.test -all"),
    "dkim_missing": ("",),
    "dkim_several": (f"v=DKIM1; p={OURS}\nv=DKIM1; p={ANOTHER}",),
    "dkim_syntax": ("v=DKIM2; p=abc", "v=DKIM1; k=rsa"),
    "dkim_revoked": ("v=DKIM1; k=rsa; p=",),
    "dkim_broken": (f"v=DKIM1; p={OURS[:-8]}", "v=DKIM1; p=hello!", f"v=DKIM1; k=ed25519; p={OURS}",
                    f"v=DKIM1; k=rsa; p={ELLIPTIC}"),
    "dkim_other": (f"v=DKIM1; k=rsa; p={ANOTHER}",),
    "dkim_short": (f"v=DKIM1; k=rsa; p={WEAK}",),
    "dkim_testing": (f"v=DKIM1; t=s:y; p={OURS}",),
    "dkim_hash": (f"v=DKIM1; h=sha1; p={OURS}",),
    "dkim_service": (f"v=DKIM1; s=tlsrpt; p={OURS}",),
    "dmarc_missing": ("",),
    "dmarc_several": ("v=DMARC1; p=none\nv=DMARC1; p=reject",),
    "dmarc_version": ("v=dmarc1; p=none; rua=mailto:a@tea-house.test", "p=reject; v=DMARC1"),
    "dmarc_policy": ("v=DMARC1; rua=mailto:a@tea-house.test", "v=DMARC1; p=monitor", "v=DMARC1; p=reject; sp=all"),
    "dmarc_none": ("v=DMARC1; p=none; rua=mailto:a@tea-house.test",),
    "dmarc_share": ("v=DMARC1; p=reject; pct=half", "v=DMARC1; p=reject; pct=101"),
    "dmarc_part": ("v=DMARC1; p=reject; pct=20",),
    "dmarc_no_reports": ("v=DMARC1; p=reject",),
    "dmarc_reports": ("v=DMARC1; p=reject; rua=post@tea-house.test", "v=DMARC1; p=reject; rua=mailto:post"),
    "dmarc_reports_elsewhere": ("v=DMARC1; p=reject; rua=mailto:tea@reports.test",),
    "dmarc_alignment": ("v=DMARC1; p=reject; adkim=strict", "v=DMARC1; p=reject; aspf=x"),
}  # fmt: skip
BY_FACTS = {
    "dkim_no_key": (Facts("tea-house.test"), "dkim"),
    "dmarc_bounces": (Facts("tea-house.test", bounce_domain="goodword.example"), "dmarc"),
}


def codes(facts=FACTS, **pasted):
    return {said.code for said in examine(facts, **(GOOD | pasted))}


def test_good_records_are_called_good():
    assert codes() == {"good"}
    assert [said.about for said in examine(FACTS, **GOOD)] == ["spf", "dkim", "dmarc"]
    assert codes(dkim=f"v=DKIM1; k=ed25519; p={ELLIPTIC}\nv=DKIM1; p={OURS}") == {"good"}, "one for each key"


@pytest.mark.parametrize("code", RULES)
def test_each_fault_is_named(code):
    for pasted in RULES[code]:
        assert code in codes(**{code.partition("_")[0]: pasted}), pasted
    assert code not in codes()


@pytest.mark.parametrize("code", BY_FACTS)
def test_what_we_know_ourselves_is_compared(code):
    facts, about = BY_FACTS[code]
    assert code in codes(facts, **{about: GOOD[about]})


def test_strict_alignment_asks_for_the_same_domain():
    facts = Facts("tea-house.test", bounce_domain="mail.tea-house.test", keys=FACTS.keys)
    assert "dmarc_bounces" not in codes(facts)
    assert "dmarc_bounces" in codes(facts, dmarc=GOOD["dmarc"] + "; aspf=s")


@pytest.mark.parametrize(
    "pasted",
    [
        'tea-house.test. 3600 IN TXT "v=spf1 include:spf.relay.test ip4:192.0.2.7 -all"',
        '"v=spf1 include:spf.relay.test" " ip4:192.0.2.7 -all"',
        "  v=spf1 include:spf.relay.test ip4:192.0.2.7 -all  \n\n",
        'TXT ( "v=spf1 include:spf.relay.test "\n "ip4:192.0.2.7 -all" )',
    ],
    ids=["zone file", "in pieces", "bare", "over lines"],
)
def test_records_are_read_as_panels_and_zone_files_show_them(pasted):
    assert records_in(pasted) == [GOOD["spf"]]


def test_a_long_key_in_pieces_is_one_key():
    half = len(OURS) // 2
    pasted = f'one._domainkey IN TXT ("v=DKIM1; k=rsa; p={OURS[:half]}" "{OURS[half:]}")'
    assert codes(dkim=pasted) == {"good"}


def test_everything_that_is_said_is_said_in_every_language():
    said = RULES.keys() | BY_FACTS.keys() | {"good"}
    for lang, words in WORDS.items():
        assert words.keys() == said, lang
    for code, pasted in RULES.items():
        for one in examine(FACTS, **(GOOD | {code.partition("_")[0]: pasted[0]})):
            assert all("{" not in sentence(one, lang) for lang in WORDS), code


@pytest.mark.parametrize(
    "noise", ["\x00", "v=spf1 " + "include:x.test " * 5000, '"' * 999, "v=DMARC1;" + "=;" * 999, "💥"]
)
def test_noise_is_said_to_be_wrong_and_breaks_nothing(noise):
    assert codes(spf=noise, dkim=noise, dmarc=noise) - {"good"}
