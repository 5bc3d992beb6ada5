"""Notices: which event becomes which letter to whom, what readers choose, and the digests of those who want one."""
