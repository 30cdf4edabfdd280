"""The review page: the queue, the words, the card, and what a person says of them."""
