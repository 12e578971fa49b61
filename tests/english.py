"""English words that no Swedish sentence has: found in what an editor is told, they tell that a library has spoken."""

from __future__ import annotations

import re

_WORDS = (
    r"abort|aborted|aborting|about|above|absolute|access|address|allowed|already|ambiguous|and|another|"
    r"are|argument|arguments|array|attribute|available|bad|because|been|before|below|between|block|both|"
    r"broken|build|call|called|cannot|change|character|choose|column|command|config|configuration|"
    r"contains|context|could|deprecated|dictionary|directory|document|does|during|embedded|empty|"
    r"encountered|error|errors|exception|exist|exists|expected|extra|failed|failure|field|file|files|"
    r"following|found|from|given|got|greater|handle|have|ignored|included|incompatible|input|installed|"
    r"instead|integer|invalid|it|item|key|keyword|known|length|less|link|load|loading|mapping|match|"
    r"message|missing|module|must|needed|number|occurred|of|only|open|option|options|or|other|output|page|"
    r"pages|parameter|parse|parsing|path|permission|please|plugin|positional|previous|provided|raised|"
    r"range|read|received|refused|required|requires|returned|scanning|sequence|should|show|skipped|"
    r"specified|string|syntax|than|that|the|there|these|this|to|token|too|traceback|type|unable|undefined|"
    r"unexpected|unicode|unknown|unrecognized|unsupported|until|usage|use|used|using|valid|value|values|"
    r"warning|when|where|while|will|with|within|without|wrong|you|your"
)
"""Words of both languages are left out: `for`, `line`, `start`."""
_ENGLISH = re.compile(rf"(?<![\w./\\-])(?:{_WORDS})(?![\w/\\-]|\.\w)", re.IGNORECASE)
_QUOTED = re.compile(
    r"”[^”]*”|\"[^\"]*\"|\[[^\]]*\]|--?[a-zåäö-]+|https?://\S+|\S+\.(?:yml|md|csv|xlsx|json|html)\S*|\b\w+:(?=\s)"
)
"""What somebody else has written, or that must be written so: values, options, addresses, files, fields."""


def english_in(text: str) -> list[str]:
    """The English words in a text, outside of what it quotes."""
    return _ENGLISH.findall(_QUOTED.sub(" ", text))
