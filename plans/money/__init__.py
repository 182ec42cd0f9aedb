"""The ledger: how its sums are kept, read and shown."""
