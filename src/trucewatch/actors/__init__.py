"""Actors as data: who there is, under which names, and for whom they act."""
