"""Number formats that Django has wrong or lacks for Thai."""
