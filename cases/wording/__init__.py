"""The room of sentences: texts assembled and read word by word from values, without a row in sight."""
