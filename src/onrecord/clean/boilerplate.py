"""Lines of a page that are not the story: players, share buttons, adverts, credits, bylines, copyright.

Written from the usual furniture of news pages in English; a line that carries facts (a caption, a dated heading) stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MAX_LINE = 160
MAX_CREDITS = 600  # a list of everyone who contributed may be long
_SHORT = 60
_EDGES = " .:;!?»›>▶|-–—•*\u00a0"

# Lines that are nothing but the furniture of a page, compared without case and closing punctuation.
_WHOLE_LINES = frozenset(
    """
    video size|width|x|height|pixels|share this video|share|share this|share this article|share this story|share on facebook
    share on twitter|share on x|share on whatsapp|share via email|share this page|tweet|tweet this|retweet|pin it|print|print this
    email|e-mail|email this|email this article|email this story|copy|copy link|copy link to clipboard|copied|link copied
    link has been copied to clipboard|the code has been copied to your clipboard|the url has been copied to your clipboard
    direct link|embed|embed share|embed code|pop-out player|pop out player|no media source currently available|live|play|play video
    pause|mute|unmute|fullscreen|full screen|auto|settings|quality|subtitles|captions|transcript|video|audio|photo|photos|gallery
    photo gallery|image gallery|slideshow|view gallery|view image|image|images|enlarge|enlarge image|expand|close|open
    advertisement|ad|ads|advert|sponsored|sponsored content|promoted|promoted content|partner content|paid content
    scroll to continue|scroll to continue reading|story continues below|story continues below advertisement
    article continues below|article continues after advertisement|article continues below advertisement|continue reading
    continue reading below|continue reading the main story|this article continues below|skip advertisement|skip ad
    skip to main content|skip to content|skip|back to top|top|home|menu|search|navigation|next|previous|next article
    previous article|next story|previous story|loading|loading...|please wait|load more|show more|show less|see more|view more
    more|more stories|more news|more on this story|more on this topic|more from|more like this|more coverage|most read|most popular
    most viewed|most watched|trending|trending now|trending stories|popular|top stories|latest|latest news|latest stories
    breaking news|editor's picks|editors' picks|editor’s picks|editors’ picks|recommended|recommended for you|recommended stories
    you may also like|you might also like|you may be interested in|related|related articles|related stories|related topics
    related content|related news|related coverage|related links|related video|related videos|read more|read next|read also|also read
    see also|further reading|up next|what to read next|keep reading|sign up|sign in|log in|login|register|subscribe|subscribe now
    subscribe today|newsletter|newsletters|follow us|follow|following|like|likes|comment|comments|leave a comment|leave a reply
    post a comment|view comments|show comments|hide comments|join the conversation|join the discussion|reply|report|report this ad
    facebook|twitter|instagram|youtube|whatsapp|telegram|linkedin|pinterest|reddit|tiktok|messenger|flipboard|x (formerly twitter)
    tags|topics|filed under|categories|category|author|authors|about the author|published|updated|last updated|source|sources
    notes|external links|bookmark|save|save for later|saved|listen|listen to this article|listen to article|watch|watch live|watch now
    watch the video|accept|accept all|accept cookies|reject all|manage cookies|cookie settings|cookie policy|privacy policy
    terms of use|terms of service|terms and conditions|contact us|about us|all rights reserved|correction|corrections|feedback
    was this article helpful|did you find this helpful|thank you|thanks for reading|support us|donate|donate now|support our work
    download|download app|get the app|download our app|text size|font size|a a a|change text size|language|translate|english
    file photo|file image|file picture|handout photo|handout|illustrative photo|representational image|stock image|getty images
    ap photo|reuters|afp|associated press|min read|minute read|minutes read|ago
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}

# How a line of furniture begins; what follows the colon is a link, a headline of another story, a button.
_BEGINNINGS = re.compile(
    r"(?i:(?:watch|listen|see also|see more|read more|also read|read also|read|related|related stor(?:y|ies)|related article"
    r"|more on this|don['’]?t miss|in pictures|in photos|photo gallery|gallery|must read|recommended|up next|explainer|live blog"
    r"|follow live|live updates|tags?|topics?|filed under|keywords?|share (?:this|on|via)|video|audio|podcast|photos?|image|images"
    r"|picture|pictures|photograph|credits?|photo credits?|image credits?|source|via|first published|published"
    r"|published (?:on|at)|posted(?: on| at)?|updated(?: on| at)?|last updated(?: on| at)?|last modified(?: on)?"
    r")\s*[:|»>▶])"
)
_PHRASES = re.compile(
    r"(?i:^(?:click|tap) (?:here|on|to|the)\b|^sign up (?:for|to|here|now)\b|^subscribe (?:to|for|now|here)\b"
    r"|^follow (?:us|him|her|them|the author|\w+ on (?:twitter|facebook|instagram|x))\b|^like us on\b|^join (?:us|our) (?:on|whatsapp"
    r"|telegram|newsletter|channel)\b|^join our\b|^download (?:the|our) \w*\s?app\b|^get (?:the latest|our|all the latest|breaking) "
    r"(?:news|stories|newsletter|updates|app)\b|^for more (?:information|news|stories|on this|details),? (?:contact|visit|see|click|go|"
    r"call|follow)\b|^to (?:read|see|view|watch) (?:more|the full|this|all)\b|^(?:read|see|view|watch) the full (?:story|article|report"
    r"|transcript|interview|video) (?:here|at|on)\b|^visit our (?:website|site|page)\b|^stay (?:tuned|up to date|informed|connected)\b"
    r"|^support (?:our|independent|quality) journalism\b|^(?:you|we) (?:have|use) .{0,40}\bcookies\b|^by (?:clicking|signing up|continuing to (?:use|browse))\b"
    r"|^this (?:site|website|page) (?:uses|is protected)\b|^your browser does(?: not|n['’]t)\b|^javascript\b|^please (?:enable|turn on|"
    r"disable|log in|sign in|subscribe)\b|^\d+ (?:min(?:ute)?s?|hours?|days?) (?:read|ago)$|^\d+ (?:comments?|shares?|likes?|views?)\b"
    r"|^story continues (?:below|after)\b|^article continues (?:below|after)\b|^this (?:article|story|content|video) (?:is|was) "
    r"(?:no longer available|sponsored|supported|originally (?:published|posted)|first published|produced|provided by)\b"
    r"|^the (?:post|article) .{3,120} (?:first )?appeared (?:first )?on\b|^all rights reserved\b|\ball rights reserved\.?$)"
)
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\) ?(?:19|20)\d\d|copyright\b)|©\s*(?:19|20)\d\d|\bmay not be (?:published|reproduced)\b", re.IGNORECASE
)
# Names, offices and small words up to the verb: "A. Writer in Rome and B. Author at the Foreign Desk contributed ...".
_WRITERS = (
    r"^\W*(?:(?:[A-Z][\w.'’-]*|and|in|at|the|of|from|with|other|journalists|correspondents?|staff|writers?),? ){1,30}"
)
_CREDITS = re.compile(
    r"\bcontributed to (?:this|the) (?:report|story|article|post|piece|dispatch)\b|\bcontributed (?:additional )?reporting\b"
    rf"|{_WRITERS}(?:also )?(?:contributed from|contributed in|contributing from|contributing in|reporting from) [A-Z]"
    rf"|{_WRITERS}reported from [A-Z][\w ]+(?:,? and|,) [A-Z].{{3,60}} from [A-Z]"
    r"|(?i:^\W*(?:additional )?(?:reporting|writing|editing|written|edited|reported|compiled|translated|translation"
    r"|photographs?|photos?|graphics?|illustrations?|video|research)(?: and (?:writing|editing|reporting|additional reporting))? by\b"
    r"|^(?:some |part of |parts of )?(?:the )?(?:material|information|content)s? (?:for|in|from) this (?:report|story|article) "
    r"|^this (?:report|story|article|dispatch) (?:originated|originally appeared|originally ran|was (?:written|compiled"
    r"|first published|originally published|translated|adapted|updated)|has been (?:updated|corrected|edited|translated))\b"
    r"|^with (?:reporting|files|additional reporting|contributions|inputs?) (?:by|from)\b)"
)
# "(A. Writer via AP)", "[Photographer/Agency]": a photo credit alone on its line.
_CREDIT_LINE = re.compile(r"^[(\[][^()\[\]]{1,60}(?:/| via | \| |, )[^()\[\]]{1,40}[)\]]$")
_AGENCY_LINE = re.compile(
    r"^[(\[]?(?:©|Photo|PHOTO|File photo|FILE PHOTO|Image|Pool|Handout)?[ :/]*(?:[A-Z][\w.'’-]+ ){0,4}[ /|]*"
    r"(?:AP|AFP|Reuters|REUTERS|EPA|EPA-EFE|EFE|Getty Images|GETTY IMAGES|Getty|Xinhua|Anadolu|TASS|Sputnik|Shutterstock|iStock"
    r"|AP Photo|AFP Photo|Bloomberg|UPI|DPA|dpa|PA Images|ZUMA)[)\]]?$"
)
_NAME_WORD = r"(?:[A-Z][\w.'’-]*|de|van|von|al|el|bin|and|AND|&)"
_BYLINE = re.compile(rf"^(?:By|BY|Words by|Story by) {_NAME_WORD}(?:[ ,|/]+(?:{_NAME_WORD}|in|at|for|the|of)){{1,14}}$")
_SYMBOLS = re.compile(r"^[\W\d_]+$")
_MEASURES = re.compile(
    r"^/?[\d.:]+\s?p?(?:\s*[|/·-]\s*[\d.,]+\s?[kKmMgG]?i?B)?$|^\d{3,4}p\b.{0,20}$|^[\d.,]+\s?[kKMG]i?B$"
)
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


def mark_boilerplate(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is furniture. A line without a full stop between two pieces of it is part of it."""
    marks = [is_boilerplate(line) for line in lines]
    for i in range(1, len(lines) - 1):
        if marks[i - 1] and marks[i + 1] and len(lines[i]) <= MAX_LINE and not _FULL_STOP.search(lines[i]):
            marks[i] = True
    return marks


def is_boilerplate(line: str) -> bool:
    """Whether this line alone is plainly furniture."""
    if len(line) > MAX_CREDITS:
        return False
    if len(line) > MAX_LINE:
        return bool(_CREDITS.search(line) or _COPYRIGHT.search(line))
    if line.lower().strip(_EDGES) in _WHOLE_LINES or _BEGINNINGS.match(line) and not _tells(line):
        return True
    return any(pattern.search(line) for pattern in _PATTERNS)


def _tells(line: str) -> bool:
    """Whether a sentence stands after the colon: then the line may carry facts."""
    pointer = line.lower().startswith(("watch", "read", "related", "see"))
    return not pointer and len(line) > _SHORT and bool(_FULL_STOP.search(line))


_PATTERNS = (_SYMBOLS, _MEASURES, _PHRASES, _COPYRIGHT, _CREDITS, _CREDIT_LINE, _AGENCY_LINE, _BYLINE)
