"""Gold and what the program finds → how good it is: load, pair, count. Everything here is pure but `sources`."""
