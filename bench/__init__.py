"""bench: what measures the product. It is not part of the package."""
