"""What leaves the portal for a group of people: a picture, a workbook, two lines of text."""
