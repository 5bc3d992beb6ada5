"""The words of the room's pages."""
