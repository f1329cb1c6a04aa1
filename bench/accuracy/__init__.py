"""accuracy: how right the product is, measured on labelled data that stay outside the project."""
