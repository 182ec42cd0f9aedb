"""Following up and supporting: visits, support asked and given, policy issues, knowledge, meetings."""
