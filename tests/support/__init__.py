"""Following up, support, issues, knowledge and meetings."""
