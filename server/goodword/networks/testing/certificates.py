"""A certificate authority that lives as long as a test."""

import ssl
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.x509.oid import NameOID

from goodword.lib import clock

_VALID = timedelta(days=2)


def new_authority(folder: Path, names: tuple[str, ...]) -> tuple[Path, ssl.SSLContext]:
    """The authority's certificate, and what a server needs to be all of those hosts."""
    authority, key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    issuer = _called("An authority of tests")
    root = _begun(issuer, issuer, authority)
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    leaf = _begun(_called(names[0]), issuer, key)
    leaf = leaf.add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
    own = x509.SubjectKeyIdentifier.from_public_key(authority.public_key())
    root = root.add_extension(own, critical=False)
    of_issuer = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)
    leaf = leaf.add_extension(of_issuer, critical=False)
    ca, shown = folder / "ca.pem", folder / "host.pem"
    ca.write_bytes(_signed(root, authority))
    secret = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    shown.write_bytes(key.private_bytes(serialization.Encoding.PEM, *secret) + _signed(leaf, authority))
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(shown)
    return ca, trust


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _begun(subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    begun = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    now = clock.now()
    begun = begun.serial_number(x509.random_serial_number())
    return begun.not_valid_before(now - _VALID).not_valid_after(now + _VALID)


def _signed(builder: x509.CertificateBuilder, authority: EllipticCurvePrivateKey) -> bytes:
    return builder.sign(authority, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
