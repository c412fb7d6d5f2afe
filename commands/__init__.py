"""What stands behind the words of the command line. Each module is imported only by the word that needs it."""
