"""Articles joined again and again, as new ones come: days that have not changed are not joined anew."""
