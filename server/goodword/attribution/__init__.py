"""Where readers came from: short links that say who shared what where, and how often they were opened."""
