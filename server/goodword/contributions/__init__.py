"""What reviews, comments, questions and answers share: a life, votes, flags, revisions, an incentive."""
