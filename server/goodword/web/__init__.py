"""The HTTP kit: how a route opens its transaction, says who may call, answers and refuses."""
