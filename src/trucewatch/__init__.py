"""Read reports into attributed claims and hold them against the obligations of an agreement."""
