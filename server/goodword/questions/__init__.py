"""Questions about products, and their answers by staff, experts, owners of the product and other shoppers."""
