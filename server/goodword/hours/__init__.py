"""Expert hours: a date with an expert. Questions are asked and voted on before, answered live, and stay readable."""
