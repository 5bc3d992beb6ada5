"""Who writes: guests with a key of their own, and shoppers who have proven an e-mail address."""
