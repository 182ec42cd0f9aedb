"""The pages of consent, of what people ask, and of the registers."""
