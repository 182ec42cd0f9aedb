"""Nakhon Chai: the information system of the community-organization movement."""

__version__ = "0.1.0"
