"""What the pages of the importer show: each module turns stored facts into words, links and forms."""
