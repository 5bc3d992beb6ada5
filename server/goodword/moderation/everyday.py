"""Words of the lists that honest reviews use in earnest, and that nobody should be held for.

They speak of bodies and clothes, of kitchens, tools and animals, of places and names, or they are a plain grumble
about a product. Written folded, as ``lib.text.fold`` gives them.
"""

_BODIES_AND_CLOTHES = """
sexy sex butt butts boob boobs breast nipple nipples penis vagina vulva rectum anal anus semen fecal testicle testicles
foreskin erotic fetish vibrator orgasm orgasmo tit titchen оргазм вагина сперм sexo pezon esperm sperma orgasmus orgazm
nippel mopse vogeln
"""
_KITCHENS_TOOLS_ANIMALS_PLACES = """
cock cocks knob knobbing dike dikes dyke dykes rape swinger escort kinky kinkines hore dick feasting jap japs bbc joi
fag niger pimp prick bastard cum suka suki suku suko сук сука суки суку сукои negr neger негр нигер ниггер ниггри
крендел кончит кончен конча кончя бля ибу ибус ибем ибет ипу еби нах епт каках критин лох pedal дупа
піхва піхвою піхву піхвити хохол asno concha drogas verga chupada chupado caca bordel asesinat
"""
_GRUMBLES = """
hell arse pissed pissing shit shite shitty crap damn wtf turd fy idiot merde mierda scheise scheisse schiese imbecil
дермо дерьмо gowno gowna dupa dupy гидота гидото бовдур дурко дурник
"""
"""They stand almost only beside few stars: whoever holds them holds criticism."""

EVERYDAY = frozenset((_BODIES_AND_CLOTHES + _KITCHENS_TOOLS_ANIMALS_PLACES + _GRUMBLES).split())
