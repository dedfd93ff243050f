"""The vocabulary of Trucewatch: frozen values that every stage takes and returns; standard library only."""
