"""What a change of law does to the lists: who cites it, what to cite instead, by when."""
