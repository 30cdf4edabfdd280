"""Words that begin sentences, words that carry no content, and names that are written with capitals inside."""

from __future__ import annotations

import re

# A capitalised one of these after a run-together word begins a new sentence ...
SENTENCE_OPENERS = frozenset(
    """
    the this that these those there here he she it we they you i his her its our their your my one some many most several all both
    each every another other others no none nobody nothing everyone everybody everything someone something
    maybe perhaps however meanwhile moreover furthermore therefore thus hence nevertheless nonetheless instead also then now later
    earlier recently currently today yesterday tomorrow tonight still yet even only just first second third finally
    once what who how where why whether asked according officials authorities president minister
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
# ... one of these may as well carry the old one on.
CONTINUERS = frozenset(
    """
    by with without in on at for from to of into onto over under after before during since until till while when as because
    although though despite if unless whereas against about above across along among amid around behind below beneath beside
    between beyond down through throughout toward towards up upon within via per than like and but or nor so which whose whom
    """.split()
)
FUNCTION_WORDS = (
    SENTENCE_OPENERS
    | CONTINUERS
    | frozenset(
        """
        a an be is are was were been being am do does did done doing have has had having will would shall should can could may might
        must not n't s t d m ll re ve said says say saying told him them me us himself herself itself themselves such same own too very
        more less much few any either neither out off again further ever never always often
        """.split()
    )
) - frozenset(
    "monday tuesday wednesday thursday friday saturday sunday officials authorities president minister".split()
)

# Prefixes of personal and place names, after which a capital is the rule.
NAME_PREFIXES = frozenset(
    "mc mac de del della di da du dos das des la le les lo van von der den ter ten fitz o d l al el ul ibn abu bin ben st saint "
    "san santa non pre post anti pro ex neo pan mid sub un re co e i x".split()
)

# Names of companies, services, groups and titles that are written so. Kept lower case.
CAMEL_NAMES = frozenset(
    """
    youtube facebook linkedin whatsapp tiktok wechat snapchat paypal ebay iphone ipad ipod imac ios macos imessage itunes icloud
    buzzfeed wikileaks fivethirtyeight healthcare petrochina astrazeneca biontech glaxosmithkline spacex openai deepmind github
    gitlab stackoverflow powerpoint onedrive sharepoint javascript typescript postgresql mysql nosql latex openstreetmap
    harpercollins pricewaterhousecoopers mastercard fedex doordash airbnb wework gofundme heforshe metoo nowthis propublica
    opendemocracy globaldata globalfoundries petroecuador petroperu petrocaribe petrobangla petrovietnam petrosaudi playstation
    nintendo dreamworks instyle businessweek newsweek marketwatch techcrunch venturebeat newsguard newscorp foxnews cnnmoney
    sciencedirect researchgate bookmyshow makemytrip godaddy mcafee mcdonalds bankamerica vietcombank sberbank vkontakte lifenews
    rianovosti interfax eurasianet eurasiadaily eunavfor eufor isaf minusma monusco minustah usaid ukaid auscert centcom eucom
    africom southcom northcom stratcom socom cybercom transcom indopacom pacom frontex europol interpol eurojust euratom eubam
    americorps peacecorps unicef unesco unhcr unaids covid covax biden jpmorgan bnpparibas hsbc ubs creditsuisse lyondellbasell
    exxonmobil conocophillips totalenergies lukoil gazprom rosneft transcanada transneft transmountain blackrock
    berkshirehathaway unitedhealth unicredit intesasanpaolo thyssenkrupp daimlerchrysler medtronic novartis stratfor
    palantir raytheon northropgrumman boeing airasia jetblue easyjet ryanair flydubai indigo aeromexico lifeway worldcom
    worldvision worldfish oxfam savethechildren careinternational mercycorps crisiswatch liveuamap bellingcat deepstate
    factcheck politifact afriforum afripol afcfta ecowas mercosur unasur caricom brexit grexit myspace youporn onlyfans
    truecrypt protonmail bitcoin blockchain binance coinbase coindesk defi nft
    """.split()
)

# Abbreviations that end in a stop without ending a sentence, their last part kept lower case.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr rev fr sen rep gov pres hon amb sec dep asst atty st no vs inc ltd "
    "corp co bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun ave blvd rd dept est fig vol pp ed "
    "u.s u.k u.n e.g i.e a.m p.m d.c ph.d jr sr etc".split()
)

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def content_words(text: str) -> list[str]:
    """Lower-case words that carry content, in order, without possessive endings; numbers too."""
    words = (w.removesuffix("'s").removesuffix("’s") for w in re.findall(r"[\w'’.,-]*\w", text.lower()))
    return [w for w in words if w not in FUNCTION_WORDS and (len(w) > 1 or w.isdigit())]
