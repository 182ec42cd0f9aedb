"""The pages of honours: records, the round in which they are decided, the public roll, the certificate."""
