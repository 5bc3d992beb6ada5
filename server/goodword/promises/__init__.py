"""Promises: a question is answered in time. Who is asked when, who is warned, and answering from the letter."""
