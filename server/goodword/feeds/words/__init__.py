"""The words of the staff's pages of posts and voices, in four languages."""
