"""Consent, the rights of the people we keep data of, and the registers the law asks for."""
