"""Words in which a country's, a people's or a city's name names neither: "Brussels sprouts", "guinea pig".

Source: general knowledge of the authors (Apache-2.0, like the rest of this package).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

# The name's first folded piece -> words that follow it, in lower case.
THINGS_CALLED_SO: Final = MappingProxyType(
    {
        name: frozenset(words.split())
        for name, words in {
            "american": "football",
            "bengal": "tiger tigers cat cats",
            "bermuda": "shorts",
            "bologna": "sandwich sandwiches",
            "brazil": "nut nuts",
            "brussels": "sprout sprouts",
            "cayenne": "pepper",
            "chile": "pepper peppers powder",
            "chinese": "whispers checkers cabbage",
            "cuban": "heel heels sandwich",
            "danish": "pastry pastries",
            "dutch": "oven ovens auction courage",
            "egyptian": "cotton",
            "english": "breakfast muffin muffins bulldog setter",
            "french": "fries fry toast press horn horns bulldog bulldogs window windows dressing kiss kisses poodle",
            "german": "shepherd shepherds measles",
            "greek": "salad yogurt yoghurt chorus",
            "guinea": "pig pigs fowl fowls hen hens worm worms",
            "hong kong": "flu",
            "indian": "summer",
            "irish": "coffee setter setters stew wolfhound",
            "italian": "dressing greyhound",
            "jersey": "cow cows",
            "jerusalem": "artichoke artichokes syndrome",
            "havana": "syndrome",
            "mexican": "wave standoff",
            "nile": "crocodile crocodiles perch",
            "panama": "hat hats",
            "peking": "duck",
            "persian": "rug rugs carpet carpets cat cats",
            "polish": "sausage",
            "roman": "candle candles numeral numerals",
            "russian": "roulette doll dolls",
            "scotch": "whisky whiskey tape terrier",
            "siamese": "twins twin cat cats",
            "siberian": "tiger tigers husky huskies",
            "spanish": "flu fly moss omelette",
            "stockholm": "syndrome",
            "swedish": "meatballs massage",
            "swiss": "cheese chard roll knife",
            "tasmanian": "devil devils",
            "thai": "curry massage",
            "turkish": "delight bath baths coffee",
            "vienna": "sausage sausages",
            "welsh": "corgi corgis rarebit",
        }.items()
    }
)
