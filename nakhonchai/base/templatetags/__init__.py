"""Tag libraries; settings make them builtins."""
