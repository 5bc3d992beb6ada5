"""Who may be forgotten: a shopper who has just shown who she is, or a guest by her key."""

from goodword.lib.errors import FreshProofNeeded
from goodword.shoppers.guards import WriterScope, writer


def owner(site_key: str) -> WriterScope:
    """A guest's key is all that a guest ever has; a shopper shows once more who she is.

    :raises FreshProofNeeded: it was longer than ten minutes ago.
    """
    scope = writer(site_key)
    if scope.shopper is not None and scope.proven_until is None:
        raise FreshProofNeeded
    return scope
