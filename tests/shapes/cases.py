"""The ways to break ``good.ttl``: for each shape, one change that it must find.

A case is the name of the shape, the text that is replaced (it stands in ``good.ttl`` exactly
once), what replaces it, and a part of the message that the curator then reads. Where the text to
replace is empty, the change is added at the end of the file.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["CASES", "LOCATORS", "NO_LOCATORS", "Case"]


class Case(NamedTuple):
    """One mistake, the shape that must find it, and a part of what it says."""

    shape: str
    old: str
    new: str
    says: str


_SECURITY: Final = (
    '    skos:prefLabel "security"@en , "sécurité"@fr , "seguridad"@es , "безопасность"@ru ,'
    ' "安全"@zh ,\n        "الأمن"@ar ;\n'
)
#: The end of a vote of ``good.ttl``, up to its record.
_VOTE: Final = 'cg:outcome cg:Adopted ;\n    dcterms:date "2024-12-24"^^xsd:date'
_STANCE: Final = (
    '"France supports the thesis on a condition."@en ;\n    cg:statedOn "2024-12-24"^^xsd:date'
)
_INFERENCE: Final = "cg:foundBy cg:TextAuthor ;\n    cg:evidence passage:essay-1"


#: What is added to ``good.ttl``: each line is one value too many, or of the wrong kind.
_ADDED: Final = """
topConceptOf | concept:security skos:topConceptOf concept:cybercrime . | one scheme
scopeNote | concept:cybercrime skos:scopeNote ""@en . | not empty
Label-literalForm | label:cybercrime-es skosxl:literalForm "otra"@es . | exactly one wording
Label-attestedForm | label:cybercrime-es cg:attestedForm "otra" . | shows the form
Question-prefLabel | question:is-due-diligence-a-rule skos:prefLabel ""@fr . | worded
Actor-prefLabel | actor:the-author skos:prefLabel ""@fr . | names its language
Thesis-statement | thesis:unsaid a cg:Thesis . | exactly once
Source-title | source:essay dcterms:title ""@fr . | names its language
Statement-statementKind | source:statement cg:statementKind cg:RightOfReply . | exactly one kind
TextVersion-language | text:essay-en dcterms:language "fr" . | exactly one language
TextVersion-fileName | text:essay-en cg:fileName "other.txt" . | exactly one file name
Provision-ofSource | provision:treaty-6 cg:ofSource source:essay . | exactly one
Provision-numberOrHeading | provision:treaty-6 cg:heading concept:security . | number or a heading
Provision-numberOrHeading | provision:treaty-6 cg:heading ""@en . | number or a heading
Passage-inSource | passage:essay-1 cg:inSource source:treaty . | exactly one
Passage-checkDepth | passage:essay-1 cg:checkDepth cg:FullText , cg:Excerpt . | cybergov verify
RelationClaim-object | claim:relation cg:object concept:due-diligence . | exactly one
Stance-inCapacity | claim:stance cg:inCapacity cg:Expert . | once
DefinitionClaim-defines | claim:definition cg:defines concept:cybercrime . | exactly one
MappingClaim-from | claim:mapping cg:from provision:treaty-6 . | exactly one
MappingClaim-to | claim:mapping cg:to provision:treaty-6 . | exactly one
MappingClaim-match | claim:mapping cg:match cg:Same . | once
implicit | claim:proposition cg:implicit true . | true or false
otherReading | claim:relation cg:otherReading ""@en . | in English
interpretation | claim:relation cg:interpretation ""@en . | in English
SearchRecord-searchedFor | search:no-position cg:searchedFor "norms" . | name it
SearchRecord-searchedBy | search:no-position cg:searchedBy source:essay . | described actor
SearchRecord-date | search:no-position dcterms:date "2025"^^xsd:gYear . | one day
SearchRecord-searchedTerm | search:no-position cg:searchedTerm concept:security . | looks for words
SearchRecord-found | search:no-position cg:found 3 . | says once
VocabularyMatch-matchedConcept | match:crime cg:matchedConcept concept:security . | one
VocabularyMatch-matchPredicate | match:crime cg:matchPredicate skos:closeMatch . | exact
VocabularyMatch-matchedTerm | match:crime cg:matchedTerm "crime" . | IRI
VocabularyMatch-vocabulary | match:crime cg:vocabulary "Another" . | has a name
VocabularyMatch-readAt | match:b a cg:VocabularyMatch . | seen somewhere
otherRendering | concept:security cg:otherRendering source:essay . | describe it
OtherRendering-language | label:cybercrime-fr-other-1 dcterms:language "es" . | one language
OtherRendering-note | label:cybercrime-fr-other-1 skos:note ""@en . | told in English
OtherRendering-evidence | label:cybercrime-fr-other-1 cg:evidence source:essay . | described passage
startsAt | source:treaty cg:startsAt "annex II" . | one cg:startsAt
Passage-firstForm | passage:essay-2 cg:firstForm passage:treaty-title . | one first form
Passage-placeInText | passage:essay-1 cg:placeInText "1" , "2" . | remove
WordingChange-laterPassage | change:essay-2 cg:laterPassage passage:essay-1 . | one later passage
WordingChange-earlierPassage | change:essay-2 cg:earlierPassage passage:essay-2 . | one earlier
WordingChange-wordsAdded | change:essay-2 cg:wordsAdded 8 . | whole number
WordingChange-wordsDropped | change:essay-2 cg:wordsDropped 3 . | whole number
WordingChange-openingBefore | change:essay-2 cg:openingBefore "Notes"@en . | their language
WordingChange-openingAfter | change:essay-2 cg:openingAfter "Notes"@en . | their language
WordingChange-addedWords | change:essay-2 cg:addedWords "more"@en . | their language
WordingChange-droppedWords | change:essay-2 cg:droppedWords "more"@en . | their language
WordingChange-movedTo | change:essay-2 cg:movedTo cg:Preamble . | keep one
Reading-readingOf | reading:second-relation cg:droppedClaim "claim:a" . | of one claim
Reading-claim | reading:b cg:readingOf source:essay . reading:b a cg:Reading . | no described claim
Reading-verdict | reading:second-relation cg:verdict cg:Agreed . | one verdict
Reading-date | reading:second-relation dcterms:date "2026-11-26"^^xsd:date . | has a day
Reading-sampleSeed | reading:sample-dropped cg:sampleSeed 6 . | one seed
Inference-conclusion | inference:one cg:conclusion claim:stance . | exactly one
Inference-foundBy | inference:one cg:foundBy cg:Reader . | says once
Inference-review | inference:one cg:review cg:Disputed . | says once
Conflict-attacker | conflict:one cg:attacker claim:mapping . | exactly one
Conflict-attacked | conflict:one cg:attacked claim:mapping . | exactly one
Conflict-statement | conflict:one cg:statement "Another."@en . | once
Conflict-foundBy | conflict:one cg:foundBy cg:TextAuthor . | says once
Conflict-review | conflict:one cg:review cg:Disputed . | says once
DecisionEvent-body | vote:one cg:body actor:organization . | exactly one
DecisionEvent-outcome | vote:one cg:outcome cg:Rejected . | exactly one
DecisionEvent-date | vote:one dcterms:date "2023"^^xsd:gYear . | one day
VoteCorrection-corrects | vote:one-correction cg:corrects vote:b . vote:b a cg:VoteEvent . | one
VoteCorrection-actor | vote:one-correction cg:actor actor:FRA . | exactly one
VoteCorrection-intendedVote | vote:one-correction cg:intendedVote cg:Against . | exactly one
TreatyAction-treaty | action:FRA-reservation cg:treaty source:un . source:un a cg:Treaty . | one
TreatyAction-actor | action:FRA-reservation cg:actor actor:PAK . | exactly one
TreatyAction-kind | action:FRA-reservation cg:kind cg:Signature . | exactly one
TreatyAction-date | action:FRA-reservation dcterms:date "2020"^^xsd:gYear . | one day
Process-conductedBy | process:review cg:conductedBy source:essay . | described body
Membership-member | membership:FRA-organization org:member actor:PAK . | exactly one
Membership-organization | membership:FRA-organization org:organization actor:body . | exactly one
Membership-status | membership:FRA-organization cg:status cg:Observer . | exactly one
statedOn | claim:stance cg:statedOn "2020"^^xsd:gYear . | one day or one year
validFrom | membership:FRA-organization cg:validFrom "1994"^^xsd:gYear . | one day or one year
validUntil | membership:FRA-organization cg:validUntil "1994"^^xsd:gYear . | one day or one year
Participant | [] a cg:Participant ; skos:prefLabel "no name of its own"@en . | name of its own
Participant-en | actor:another a cg:Participant . | no name in English
FormerName | [] a cg:FormerName . | name of its own
FormerName-wording | label:PAK-former cg:wording "Dominion"@en . | exactly one wording
FormerName-record | label:b a cg:FormerName ; cg:wording "B"@en . | rests on no record
FormerName-ofActor | label:b a cg:FormerName ; cg:wording "B"@en . | No actor has
isoCode2 | actor:PAK cg:isoCode2 "PAK" . | two capital letters
m49Code | actor:PAK cg:m49Code "86" . | three digits
formalName | actor:PAK cg:formalName "Pakistan" . | one formal name
formalName | actor:PAK cg:formalName "Pakistan"@en . | one formal name
identifiedAs | actor:PAK cg:identifiedAs "Q843" . | is an address
readAt | source:register cg:readAt "a library" . | address of a page
readOn | source:register cg:readOn "2026-03-02"^^xsd:date . | on one day
treatyActors | source:treaty cg:depositary source:essay . | described actors
openedForSignature | source:another-treaty cg:openedForSignature "2024"^^xsd:gYear . | on one day
enteredIntoForce | source:another-treaty cg:enteredIntoForce "soon" . | on one day
Citation | [] a cg:Citation . | name of its own
Citation-ends | citation:one cg:cited actor:PAK . | from one described source
Citation-ends | citation:b a cg:Citation ; cg:citing source:essay . | from one described source
Citation-locator | citation:b a cg:Citation . | at one place
SourceRelation | [] a cg:SourceRelation . | name of its own
SourceRelation-relatingSource | relation:one cg:relatingSource source:essay . | exactly one
SourceRelation-relatedThing | relation:one cg:relatedThing source:essay . | exactly one
SourceRelation-kind | relation:one cg:sourceRelationKind cg:remedies . | exactly one kind
SourceRelation-evidence | relation:b a cg:SourceRelation . | rests on nothing
Endorsement | [] a cg:Endorsement . | name of its own
Endorsement-endorses | endorsement:one cg:endorses actor:PAK . | exactly one
Endorsement-endorser | endorsement:one cg:endorser source:essay . | exactly one
Endorsement-verb | endorsement:one cg:verb cg:Noting . | keeps the verb
Endorsement-evidence | endorsement:b a cg:Endorsement . | rests on nothing
VoteEvent-counts | vote:counted cg:againstCount "two" . | a whole number
VoteEvent-counts | vote:counted cg:againstCount -1 . | a whole number
otherVotes | vote:counted cg:otherVotes cg:OtherVotesRecorded . | told once
sponsoredOnBehalfOf | vote:counted cg:sponsoredOnBehalfOf source:essay . | described actor
nominatedBy | membership:the-author-body cg:nominatedBy actor:FRA . | put forward by one
role | membership:the-author-body cg:role cg:ViceChair . | at most one office
record | membership:the-author-body cg:record actor:FRA . | no described source
Process-chairedBy | process:watch cg:chairedBy source:essay . | described actor
Process-outcome | process:watch cg:outcome cg:Adopted . | ends in one way
Session | [] a cg:Session . | name of its own
Session-ofProcess | session:watch-1 cg:ofProcess process:review . | exactly one
Session-evidence | session:b a cg:Session . | rests on nothing
InputFault | [] a cg:InputFault . | name of its own
InputFault-fault | fault:b a cg:InputFault . | exactly one sentence
InputFault-treatment | fault:b a cg:InputFault . | exactly one sentence
"""

#: What is put in the place of one value: an empty word, or a thing of another kind.
_INSTEAD: Final = """
Label-literalForm | "ciberdelincuencia"@es | ""@es | exactly one wording
Label-attestedForm | "Ciberdelincuencia"@es | ""@es | shows the form
Thesis-statement | "Due diligence is a voluntary norm in cyberspace."@en | ""@en | worded
startsAt | "annex I" | "the annex" | a locator such as
Passage-firstForm | cg:firstForm passage:essay-1 | cg:firstForm claim:relation | described passage
WordingChange-wordsAdded | cg:wordsAdded 7 | cg:wordsAdded -7 | whole number
WordingChange-movedTo | cg:movedTo cg:OperativePart | cg:movedTo cg:Agreed | operative part
WordingChange-openingAfter | "Noting"@en | "Noting" | their language
Reading-verdict | cg:verdict cg:Mended | cg:verdict cg:Adopted | one verdict
Reading-date | "2026-11-24"^^xsd:date | "2026" | has a day
Reading-sampleSeed | cg:sampleSeed 5 | cg:sampleSeed "five" | whole number
TextVersion-fileName | "essay.txt" | "essay.txt"@en | exactly one file name
Provision-number | cg:number "6" | cg:number 6 | as plain text
Passage-locator | "p 1 s 2" | "paragraph 1" | correct it
Passage-anchor | "this essay has four parts"@en | ""@en | one cg:anchor
Passage-noClaimReason | "It announces the parts of the essay."@en | ""@en | in English
SearchRecord-found | cg:found 0 | cg:found 0.5 | whole number
Inference-conclusion | cg:conclusion claim:proposition | cg:conclusion thesis:it-is | described
Conflict-attacker | cg:attacker claim:relation | cg:attacker thesis:it-is | described claim
Conflict-statement | "The first treats security as a means, the second as an end."@en | ""@en | once
Conflict-foundBy | cg:foundBy cg:Reader | cg:foundBy actor:the-author | once
DecisionEvent-on | cg:on provision:treaty-5 | cg:on "article 5" | exactly one thing
VoteCorrection-intendedVote | cg:InFavour | "yes" | exactly one vote
TreatyAction-actor | cg:actor actor:FRA | cg:actor source:essay | described actor
Membership-organization | org:organization actor:organization | org:organization source:essay | one
Question-prefLabel | "Is due diligence a rule in cyberspace?"@en | ""@en | worded
"""


def _rows(table: str) -> list[list[str]]:
    """Return the cells of a table, one line a row."""
    lines = table.strip().splitlines()
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]


def _without(language: str) -> str:
    """Return the labels of ``concept:security`` without the one in ``language``."""
    labels = (
        "security@en",
        "sécurité@fr",
        "seguridad@es",
        "безопасность@ru",
        "安全@zh",
        "الأمن@ar",
    )
    kept = (label.split("@") for label in labels if not label.endswith(language))
    return "    skos:prefLabel " + " , ".join(f'"{text}"@{tag}' for text, tag in kept) + " ;\n"


CASES: Final[tuple[Case, ...]] = (
    *(Case(shape, "", added, says) for shape, added, says in _rows(_ADDED)),
    *(Case(shape, old, new, says) for shape, old, new, says in _rows(_INSTEAD)),
    # concepts
    *(
        Case(f"Concept-{language}", _SECURITY, _without(language), f"label in {name} ({language})")
        for language, name in (
            ("en", "English"),
            ("fr", "French"),
            ("es", "Spanish"),
            ("ru", "Russian"),
            ("zh", "Chinese"),
            ("ar", "Arabic"),
        )
    ),
    Case("Concept-gaps", ' , "cybercriminalité"@fr', "", "lacks a preferred label"),
    Case("Concept-oneLabelALanguage", '"security"@en', '"security"@en , "safety"@en', "two dif"),
    Case(
        "Concept-oneLabelALanguage",
        '"киберпреступность"@ru',
        '"киберпреступность"@ru , "delito informático"@es',
        "plain or with proof",
    ),
    Case("Concept-prefLabel", '"security"@en', '"security"@en , "Sicherheit"@de', "six languages"),
    Case("Concept-prefLabel", '"security"@en', '"security"@en , "security"', "six languages"),
    Case("Concept-prefLabel", '"security"@en', '""@en', "not empty"),
    Case("Concept-definition", '"The state of being safe from harm."@en', '"Sûreté."@fr', "defini"),
    Case("Concept-definition", '"The state of being safe from harm."@en', '""@en', "definition"),
    Case(
        "Concept-definition",
        '"The state of being safe from harm."@en',
        '"One."@en , "Two."@en',
        "exactly one definition",
    ),
    Case(
        "Concept-definition",
        '    skos:definition "The state of being safe from harm."@en .',
        "    skos:scopeNote 'None.'@en .",
        "exactly one definition",
    ),
    Case(
        "Concept-inScheme",
        "concept:security a skos:Concept ;\n    skos:inScheme <https://w3id.org/cybergov/scheme> ;",
        "concept:security a skos:Concept ;",
        "outside the scheme",
    ),
    Case(
        "Concept-broader",
        "    skos:topConceptOf <https://w3id.org/cybergov/scheme> ;\n",
        "",
        "skos:broader",
    ),
    Case("altLabel", '"computer crime"@en', '"computer crime"', "alternative label"),
    Case("altLabel", '"computer crime"@en', '"cybercrime"@en', "differs from the preferred"),
    Case("altLabel", '"computer crime"@en', '""@en', "not empty"),
    Case("broader", "", "concept:cybercrime skos:broader concept:nowhere .", "skos:broader"),
    Case(
        "broader",
        "skos:related concept:due-d",
        "skos:related concept:security , concept:due-d",
        "keep one",
    ),
    Case("related", "", "concept:cybercrime skos:related actor:FRA .", "skos:related"),
    Case("topConceptOf", "", "concept:cybercrime skos:topConceptOf concept:security .", "theme"),
    Case("scopeNote", '"Narrower than misuse of technology."@en', '"Narrower."', "scope note"),
    Case(
        "sharesLabelWith",
        "cg:sharesLabelWith concept:due-diligence",
        "cg:sharesLabelWith actor:FRA",
        "same label",
    ),
    Case(
        "noEquivalent",
        "cg:noEquivalent label:cybercrime-ar-gap",
        "cg:noEquivalent label:cybercrime-es",
        "cg:LabelGap",
    ),
    Case(
        "labelWithProof",
        "skosxl:prefLabel label:cybercrime-es",
        "skosxl:prefLabel actor:FRA",
        "skosxl:Label",
    ),
    Case(
        "labelWithProof",
        "skosxl:altLabel label:cybercrime-en-alternative",
        "skosxl:altLabel actor:FRA",
        "skosxl:Label",
    ),
    Case(
        "LabelWrittenOnce-pref",
        '"киберпреступность"@ru',
        '"киберпреступность"@ru , "ciberdelincuencia"@es',
        "written twice",
    ),
    Case(
        "LabelWrittenOnce-alt",
        '"computer crime"@en',
        '"computer crime"@en , "crime in cyberspace"@en',
        "written twice",
    ),
    Case("Norm-normStatus", '"voluntary, non-binding"@en', "concept:security", "status of a norm"),
    Case("Norm-normStatus", '"voluntary, non-binding"@en', '""@en', "status of a norm"),
    # labels
    Case(
        "Label-literalForm",
        '    skosxl:literalForm "ciberdelincuencia"@es ;\n',
        "",
        "skosxl:literalForm",
    ),
    Case(
        "Label-literalForm", '"ciberdelincuencia"@es', '"ciberdelincuencia"', "skosxl:literalForm"
    ),
    Case(
        "Label-literalForm", '"ciberdelincuencia"@es', '"uno"@es , "dos"@es', "exactly one wording"
    ),
    Case(
        "Label-attestedForm", '    cg:attestedForm "Ciberdelincuencia"@es ;\n', "", "attestedForm"
    ),
    Case("Label-attestedForm", '"Ciberdelincuencia"@es', '"Ciberdelincuencia"', "attestedForm"),
    Case("Label-register", "    cg:register cg:TreatyText ;\n", "", "cg:UNTranslation"),
    Case("Label-register", "cg:register cg:TreatyText", "cg:register cg:Treaty", "cg:register"),
    Case(
        "Label-evidence",
        "cg:register cg:TreatyText ;\n    cg:evidence passage:treaty-title .",
        "cg:register cg:TreatyText .",
        "cg:evidence",
    ),
    Case(
        "Label-ofConcept",
        "    skosxl:prefLabel label:cybercrime-es ;\n",
        "",
        "No concept has this label",
    ),
    Case("LabelGap-language", '    dcterms:language "ar" ;\n', "", "six languages"),
    Case("LabelGap-language", 'dcterms:language "ar"', 'dcterms:language "de"', "six languages"),
    Case(
        "LabelGap-language", 'dcterms:language "ar"', 'dcterms:language "ar" , "zh"', "exactly one"
    ),
    Case(
        "LabelGap-evidence",
        'dcterms:language "ar" ;\n    cg:evidence passage:treaty-title .',
        'dcterms:language "ar" .',
        "cg:evidence",
    ),
    Case(
        "LabelGap-ofConcept",
        "    cg:noEquivalent label:cybercrime-ar-gap ;\n",
        "",
        "No concept has this gap",
    ),
    # questions and theses
    Case(
        "Question-en",
        '"Is due diligence a rule in cyberspace?"@en',
        '"Une règle ?"@fr',
        "English wording",
    ),
    Case(
        "Question-prefLabel",
        '"Is due diligence a rule in cyberspace?"@en',
        '"Is it?"@en , "Why?"@en',
        "once in a language",
    ),
    Case("Question-prefLabel", '"Is due diligence a rule in cyberspace?"@en', '"Is it?"', "worded"),
    Case("Question-about", "    cg:about concept:due-diligence ;\n", "", "cg:about"),
    Case("Question-about", "cg:about concept:due-diligence", 'cg:about "norms"', "cg:about"),
    Case(
        "Question-thesis", "thesis:it-is , thesis:it-is-not", "thesis:it-is", "two possible answers"
    ),
    Case(
        "Question-thesis",
        "thesis:it-is , thesis:it-is-not",
        "thesis:it-is , thesis:it-is-not , actor:FRA",
        "described theses",
    ),
    Case(
        "Thesis-statement",
        '"Due diligence is a rule that binds states in cyberspace."@en',
        '"Oui."@fr',
        "in English",
    ),
    Case(
        "Thesis-statement",
        '"Due diligence is a rule that binds states in cyberspace."@en',
        '"A."@en , "B."@en',
        "exactly once",
    ),
    Case(
        "Thesis-ofQuestion",
        "",
        'thesis:lost a cg:Thesis ; cg:statement "Lost."@en .',
        "answers no question",
    ),
    Case("excludes", "cg:excludes thesis:it-is-not", "cg:excludes claim:stance", "cg:excludes"),
    # actors
    Case(
        "Actor-prefLabel",
        '"the unknown author"@en',
        '"the unknown author"@en , "somebody"@en',
        "one preferred name",
    ),
    Case(
        "Actor-prefLabel", '"the unknown author"@en', '"the unknown author"', "names its language"
    ),
    Case("State-prefLabel", '"فرنسا"@ar', '"Frankreich"@de', "no other language"),
    Case("State-prefLabel", ' , "فرنسا"@ar', "", "English, French, Spanish"),
    Case("State-isoCode3", '    cg:isoCode3 "FRA" ;\n', "", "three capital letters"),
    Case("State-isoCode3", '"FRA"', '"Fra"', "three capital letters"),
    Case("State-isoCode3", '"FRA"', '"FRA" , "FRX"', "exactly one code"),
    Case("Organization-en", '"Union"@en , ', "", "no name in English"),
    Case("Body-en", '"Assembly"@en , ', "", "no name in English"),
    Case("Grouping-en", '"Group"@en , ', "", "no name in English"),
    Case("Company-en", '"Firm"@en , ', "", "no name in English"),
    Case("Person-en", '"the unknown author"@en', '"l\'auteur inconnu"@fr', "no name in English"),
    Case("Person-member", "", "actor:the-author foaf:member actor:FRA .", "foaf:member"),
    Case(
        "IndefiniteGroup-en",
        '"the West, as the essay calls it"@en',
        '"l\'Ouest"@fr',
        "no name in English",
    ),
    Case(
        "IndefiniteGroup-member", "", "actor:the-west foaf:member actor:FRA .", "remove foaf:member"
    ),
    Case(
        "IndefiniteGroup-membership",
        "org:organization actor:organization",
        "org:organization actor:the-west",
        "remove the membership",
    ),
    Case(
        "IndefiniteGroup-membership",
        "org:member actor:FRA",
        "org:member actor:the-west",
        "remove the membership",
    ),
    Case(
        "IndefiniteGroup-namedIn",
        "cg:namedIn source:essay",
        "cg:namedIn passage:essay-1",
        "cg:namedIn",
    ),
    # sources
    Case("Source-titleOrSymbol", '    dcterms:title "An essay"@en ;\n', "", "has a title"),
    Case("Source-title", '"An essay"@en', '"An essay"', "names its language"),
    Case(
        "Source-legalNature",
        "cg:Commentary",
        "cg:Commentary , cg:Proposal",
        "at most one legal nature",
    ),
    Case("Source-legalNature", "cg:Commentary", "cg:Essay", "cg:legalNature"),
    Case("Source-links", "cg:cites source:treaty", "cg:cites actor:FRA", "described source"),
    Case("Source-links", "", "source:essay dcterms:isPartOf actor:FRA .", "described source"),
    Case("Source-links", "", "source:essay cg:amends actor:FRA .", "described source"),
    Case("Source-links", "", "source:essay cg:recallsSource actor:FRA .", "described source"),
    Case("Source-links", "", "source:essay cg:succeedsSource actor:FRA .", "described source"),
    Case(
        "Source-actors",
        "dcterms:creator actor:the-author",
        'dcterms:creator "Anon"',
        "described actor",
    ),
    Case(
        "Source-actors", "cg:onBehalfOf actor:FRA", "cg:onBehalfOf actor:nobody", "described actor"
    ),
    Case(
        "Source-actors", "", "source:statement dcterms:publisher source:essay .", "described actor"
    ),
    Case("Source-actors", "", "source:statement cg:deliveredBy source:essay .", "described actor"),
    Case("Source-actors", "", "source:statement cg:signatory source:essay .", "described actor"),
    Case("Source-actors", "", "source:statement cg:alignedWith source:essay .", "described actor"),
    Case(
        "Statement-statementKind",
        "    cg:statementKind cg:ExplanationOfVote ;\n",
        "",
        "cg:RightOfReply",
    ),
    Case("Statement-statementKind", "cg:ExplanationOfVote", "cg:Essay", "cg:statementKind"),
    Case(
        "TextVersion-language",
        'cg:TextVersion ;\n    dcterms:language "en" ;',
        "cg:TextVersion ;",
        "exactly one language",
    ),
    Case(
        "TextVersion-language",
        'cg:TextVersion ;\n    dcterms:language "en"',
        'cg:TextVersion ;\n    dcterms:language "English"',
        "dcterms:language",
    ),
    Case(
        "TextVersion-fileName",
        '    dcterms:language "en" ;\n    cg:fileName "essay.txt" .',
        '    dcterms:language "en" .',
        "file name",
    ),
    Case("TextVersion-fileName", '"essay.txt"', '"/texts/essay.txt"', "no slash at its beginning"),
    Case("TextVersion-fileName", '"essay.txt"', '"texts\\\\essay.txt"', "no slash"),
    Case("TextVersion-fileName", '"essay.txt"', '".."', "two dots"),
    Case("TextVersion-fileName", '"essay.txt"', '"essay..txt"', "two dots"),
    Case(
        "TextVersion-ofSource",
        "    cg:cites source:treaty ;\n    cg:text text:essay-en .",
        "    cg:cites source:treaty .",
        "belongs to exactly one",
    ),
    Case("TextVersion-ofSource", "", "source:treaty cg:text text:essay-en .", "only there"),
    Case(
        "Provision-ofSource",
        '    cg:ofSource source:treaty ;\n    cg:number "6" .',
        '    cg:number "6" .',
        "cg:ofSource",
    ),
    Case(
        "Provision-ofSource",
        '    cg:ofSource source:treaty ;\n    cg:number "6" .',
        '    cg:ofSource actor:FRA ;\n    cg:number "6" .',
        "cg:ofSource",
    ),
    Case("Provision-numberOrHeading", ' ;\n    cg:number "6" .', " .", "number or a heading"),
    Case("Provision-number", 'cg:number "6"', 'cg:number "6" , "7"', "one number"),
    Case(
        "Passage-inSource",
        '    cg:inSource source:treaty ;\n    cg:locator "title" ;',
        '    cg:locator "title" ;',
        "cg:inSource",
    ),
    Case(
        "Passage-inSource",
        "    cg:inSource source:treaty ;\n    cg:locator",
        "    cg:inSource text:essay-en ;\n    cg:locator",
        "described source",
    ),
    Case("Passage-locator", '    cg:locator "title" ;\n', "", "add it"),
    Case("Passage-locator", '"p 1 s 2"', '"p 1 s 2" , "p 2"', "one cg:locator"),
    Case("Passage-locator", '"p 1 s 2"', '"p 1 s 2"@en', "one cg:locator"),
    Case("Passage-anchor", '    cg:anchor "this essay has four parts"@en ;\n', "", "cg:anchor"),
    Case(
        "Passage-anchor",
        '"this essay has four parts"@en',
        '"this essay has four parts"',
        "cg:anchor",
    ),
    Case(
        "Passage-anchor",
        '"this essay has four parts"@en',
        '"four"@en , "parts"@en',
        "one cg:anchor",
    ),
    Case("Passage-checkDepth", "", 'passage:essay-1 cg:checkDepth "read" .', "cybergov verify"),
    Case(
        "Passage-noClaimReason",
        '"It announces the parts of the essay."@en',
        '"It announces."',
        "in English",
    ),
    Case(
        "Passage-noClaimReason",
        '"It announces the parts of the essay."@en',
        '"A."@en , "B."@en',
        "once",
    ),
    Case(
        "Passage-used",
        "",
        "passage:lost a cg:Passage ; cg:inSource source:essay ;"
        ' cg:locator "p 2" ; cg:anchor "x"@en .',
        "Nothing rests on this passage",
    ),
    Case("noClaimReason", "", "claim:stance cg:evidence passage:essay-2 .", "said to carry none"),
    *(
        Case("betweenPassages", "", f"passage:essay-1 {link} source:essay .", "described passage")
        for link in ("cg:parallelTo", "cg:restates", "cg:adapts", "cg:quotes", "cg:recalls")
    ),
    Case(
        "endorsedBy",
        "cg:endorsedBy actor:organization",
        "cg:endorsedBy passage:essay-1",
        "cg:endorsedBy",
    ),
    Case("text", "", "source:essay cg:text source:treaty .", "cg:TextVersion"),
    Case("states", "cg:states concept:due-diligence", "cg:states concept:security", "cg:Norm"),
    Case("symbol", '"A/RES/79/243"', '"A/RES/79/243"@en', "without a language"),
    Case("symbol", '"A/RES/79/243"', '""', "not empty"),
    Case("page", "<https://example.org/essay>", '"https://example.org/essay"', "angle brackets"),
    # claims
    Case(
        "Claim-type",
        "claim:proposition a cg:Proposition ;",
        "claim:proposition a cg:Claim ;",
        "exactly one kind",
    ),
    Case(
        "Claim-type",
        "claim:proposition a cg:Proposition ;",
        "claim:proposition a cg:Proposition , cg:Stance ;",
        "no second one",
    ),
    Case("Claim-heldBy", "    cg:heldBy actor:FRA , actor:the-west ;\n", "", "somebody's view"),
    Case(
        "Claim-heldBy",
        "cg:heldBy actor:FRA , actor:the-west",
        "cg:heldBy source:essay",
        "cg:heldBy",
    ),
    Case(
        "Claim-statedBy",
        "actor:the-west ;\n    cg:statedBy actor:the-author ;",
        "actor:the-west ;",
        "cg:statedBy",
    ),
    Case(
        "Claim-statedBy",
        "actor:the-west ;\n    cg:statedBy actor:the-author ;",
        "actor:the-west ;\n    cg:statedBy concept:security ;",
        "cg:statedBy",
    ),
    Case(
        "Claim-evidence",
        f"{_STANCE} ;\n    cg:evidence passage:essay-1 ;",
        f"{_STANCE} ;",
        "cg:evidence",
    ),
    Case(
        "Claim-statement",
        '    cg:statement "Security is being free of fear."@en ;\n',
        "",
        "own words",
    ),
    Case(
        "Claim-statement", '"Security is being free of fear."@en', '"Sans peur."@fr', "in English"
    ),
    Case("Claim-statement", '"Security is being free of fear."@en', '""@en', "worded"),
    Case(
        "Claim-statement",
        '"Security is being free of fear."@en',
        '"A."@en , "B."@en',
        "exactly once",
    ),
    Case("Claim-mode", "    cg:mode cg:Evaluative ;\n", "", "cg:Descriptive"),
    Case("Claim-mode", "cg:mode cg:Evaluative", "cg:mode cg:Evaluative , cg:Normative", "one mode"),
    Case("Claim-mode", "cg:mode cg:Evaluative", "cg:mode cg:Asserted", "cg:mode"),
    Case("Claim-certainty", "    cg:certainty cg:Possible ;\n", "", "cg:Likely"),
    Case(
        "Claim-certainty",
        "cg:certainty cg:Possible",
        "cg:certainty cg:Possible , cg:Likely",
        "one cer",
    ),
    Case("Claim-certainty", "cg:certainty cg:Possible", "cg:certainty cg:Denies", "cg:certainty"),
    Case("Claim-polarity", "    cg:polarity cg:Denies ;\n", "", "cg:Affirms"),
    Case(
        "Claim-polarity", "cg:polarity cg:Denies", "cg:polarity cg:Denies , cg:Affirms", "one pol"
    ),
    Case("Claim-polarity", "cg:polarity cg:Denies", "cg:polarity cg:Likely", "cg:polarity"),
    Case("Claim-review", " ;\n    cg:review cg:Disputed .", " .", "cg:SecondRead"),
    Case(
        "Claim-review",
        "cg:review cg:Disputed",
        "cg:review cg:Disputed , cg:Withdrawn",
        "exactly one",
    ),
    Case("Claim-review", "cg:review cg:Disputed", 'cg:review "disputed"', "cg:review"),
    Case(
        "RelationClaim-heldBy",
        "claim:relation a cg:RelationClaim ;\n    cg:heldBy actor:the-author",
        "claim:relation a cg:RelationClaim ;\n    cg:heldBy actor:FRA",
        "said of others as a cg:Proposition",
    ),
    Case(
        "RelationClaim-heldBy",
        "claim:relation a cg:RelationClaim ;\n    cg:heldBy actor:the-author",
        "claim:relation a cg:RelationClaim ;\n    cg:heldBy actor:the-author , actor:FRA",
        "cg:Proposition",
    ),
    Case("RelationClaim-subject", "    cg:subject concept:security ;\n", "", "cg:subject"),
    Case(
        "RelationClaim-subject",
        "cg:subject concept:security",
        "cg:subject concept:security , concept:due-diligence",
        "exactly one",
    ),
    Case(
        "RelationClaim-subject",
        "cg:subject concept:security",
        "cg:subject actor:FRA",
        "described concept",
    ),
    Case(
        "RelationClaim-subject",
        "cg:subject concept:security",
        "cg:subject concept:cybercrime",
        "other than the one",
    ),
    Case("RelationClaim-relation", "    cg:relation cg:remedies ;\n", "", "exactly one relation"),
    Case(
        "RelationClaim-relation",
        "cg:relation cg:remedies",
        "cg:relation cg:remedies , cg:threatens",
        "exactly one relation",
    ),
    Case(
        "RelationClaim-relatesTo",
        "cg:relation cg:remedies",
        "cg:relation cg:evidence",
        "no relation between concepts",
    ),
    Case(
        "RelationClaim-relatesTo",
        "cg:relation cg:remedies",
        "cg:relation cg:remedy",
        "no relation between concepts",
    ),
    Case("RelationClaim-object", "    cg:object concept:cybercrime ;\n", "", "cg:object"),
    Case(
        "RelationClaim-object",
        "cg:object concept:cybercrime",
        "cg:object thesis:it-is",
        "described concept",
    ),
    Case(
        "Stance-heldBy",
        "cg:Stance ;\n    cg:heldBy actor:FRA",
        "cg:Stance ;\n    cg:heldBy actor:PAK",
        "A stance is an actor's own",
    ),
    Case("Stance-on", "    cg:on thesis:it-is ;\n", "", "cg:on"),
    Case("Stance-on", "cg:on thesis:it-is", "cg:on actor:FRA", "thesis, concept, norm or source"),
    Case("Stance-on", "cg:on thesis:it-is", "cg:on thesis:it-is , thesis:it-is-not", "exactly one"),
    Case(
        "Stance-position", "    cg:position cg:SupportsWithConditions ;\n", "", "cg:RejectsQuestion"
    ),
    Case(
        "Stance-position",
        "cg:SupportsWithConditions",
        "cg:Supports , cg:Opposes",
        "exactly one position",
    ),
    Case("Stance-position", "cg:SupportsWithConditions", "cg:supports", "cg:position"),
    Case("Stance-inCapacity", "    cg:inCapacity cg:StateOnRecord ;\n", "", "cg:GroupCapacity"),
    Case("Stance-inCapacity", "cg:StateOnRecord", "cg:State", "cg:inCapacity"),
    Case("StanceWithConditions", "    cg:condition claim:proposition ;\n", "", "names none"),
    Case(
        "DefinitionClaim-heldBy",
        "cg:DefinitionClaim ;\n    cg:heldBy actor:the-author",
        "cg:DefinitionClaim ;\n    cg:heldBy actor:PAK",
        "A definition is an actor's own",
    ),
    Case("DefinitionClaim-defines", "    cg:defines concept:security ;\n", "", "cg:defines"),
    Case(
        "DefinitionClaim-defines",
        "cg:defines concept:security",
        "cg:defines actor:FRA",
        "described concept",
    ),
    Case(
        "MappingClaim-heldBy",
        "cg:MappingClaim ;\n    cg:heldBy actor:the-author",
        "cg:MappingClaim ;\n    cg:heldBy actor:PAK",
        "A mapping is an actor's own",
    ),
    Case("MappingClaim-from", "    cg:from provision:treaty-5 ;\n", "", "cg:from"),
    Case(
        "MappingClaim-from",
        "cg:from provision:treaty-5",
        "cg:from source:treaty",
        "provision or norm",
    ),
    Case(
        "MappingClaim-from",
        "cg:from provision:treaty-5",
        "cg:from concept:due-diligence",
        "other than the one",
    ),
    Case("MappingClaim-to", "    cg:to concept:due-diligence ;\n", "", "cg:to"),
    Case("MappingClaim-to", "cg:to concept:due-diligence", "cg:to concept:security", "cg:to"),
    Case("MappingClaim-match", "    cg:match cg:Narrower ;\n", "", "cg:Overlaps"),
    Case("MappingClaim-match", "cg:match cg:Narrower", "cg:match skos:narrowMatch", "cg:match"),
    Case("Proposition-about", "    cg:about source:treaty ;\n", "", "cg:about"),
    Case("Proposition-about", "cg:about source:treaty", 'cg:about "the treaty"', "cg:about"),
    Case(
        "condition",
        "cg:condition claim:proposition",
        "cg:condition passage:essay-1",
        "cg:condition",
    ),
    Case("replaces", "cg:replaces claim:mapping", "cg:replaces passage:essay-1", "cg:replaces"),
    Case("addressee", "cg:addressee actor:PAK", "cg:addressee source:essay", "cg:addressee"),
    Case(
        "verb",
        "",
        "claim:proposition cg:verb cg:CallingUpon , cg:Acknowledging .",
        "at most one verb",
    ),
    Case("verb", "", 'claim:proposition cg:verb "urges" .', "cg:verb"),
    Case("implicit", "cg:implicit false", 'cg:implicit "yes"', "cg:implicit true"),
    Case(
        "otherReading",
        '"Security could also mean the security services."@en',
        '"Autre."@fr',
        "cg:otherReading",
    ),
    Case(
        "interpretation",
        '"The wording is taken to mean security online."@en',
        '"Online."',
        "cg:interpretation",
    ),
    Case("evidence", "", "conflict:one cg:evidence source:essay .", "Evidence is a passage"),
    # searches and arguments
    Case(
        "SearchRecord-searchedFor",
        "    cg:searchedFor concept:due-diligence ;\n",
        "",
        "cg:searchedFor",
    ),
    Case("SearchRecord-searchedBy", "    cg:searchedBy actor:the-author ;\n", "", "cg:searchedBy"),
    Case(
        "SearchRecord-date", '    dcterms:date "2026-03-01"^^xsd:date ;\n', "", "one dcterms:date"
    ),
    Case("SearchRecord-searched", "    cg:searchedText text:essay-en ;\n", "", "cg:searchedSource"),
    Case(
        "SearchRecord-searchedSource",
        "cg:searchedText text:essay-en",
        "cg:searchedSource text:essay-en",
        "described source",
    ),
    Case(
        "SearchRecord-searchedText",
        "cg:searchedText text:essay-en",
        "cg:searchedText source:essay",
        "cg:TextVersion",
    ),
    Case(
        "SearchRecord-searchedTerm",
        '    cg:searchedTerm "due diligence"@en ;\n',
        "",
        "cg:searchedTerm",
    ),
    Case(
        "SearchRecord-searchedTerm",
        '"due diligence"@en ;\n    dcterms:language',
        '""@en ;\n    dcterms:language',
        "cg:searchedTerm",
    ),
    Case(
        "SearchRecord-language",
        '    dcterms:language "en" ;\n    cg:found',
        "    cg:found",
        "dcterms:language",
    ),
    Case(
        "SearchRecord-language",
        'dcterms:language "en" ;\n    cg:found',
        'dcterms:language "English" ;\n    cg:found',
        "dcterms:language",
    ),
    Case("SearchRecord-found", " ;\n    cg:found 0 .", " .", "cg:found"),
    Case("SearchRecord-found", "cg:found 0", "cg:found -1", "whole number"),
    Case("SearchRecord-found", "cg:found 0", 'cg:found "none"', "whole number"),
    Case(
        "Inference-premise",
        "    cg:premise claim:relation , claim:definition ;\n",
        "",
        "cg:premise",
    ),
    Case(
        "Inference-premise",
        "cg:premise claim:relation , claim:definition",
        "cg:premise passage:essay-1",
        "described claim",
    ),
    Case(
        "Inference-circle",
        "cg:premise claim:relation ,",
        "cg:premise claim:proposition ,",
        "its own premises",
    ),
    Case("Inference-conclusion", "    cg:conclusion claim:proposition ;\n", "", "cg:conclusion"),
    Case(
        "Inference-conclusion",
        "cg:conclusion claim:proposition",
        "cg:conclusion claim:proposition , claim:stance",
        "exactly one",
    ),
    Case("Inference-foundBy", "    cg:foundBy cg:TextAuthor ;\n", "", "cg:foundBy"),
    Case(
        "Inference-foundBy", "cg:foundBy cg:TextAuthor", "cg:foundBy actor:the-author", "cg:foundBy"
    ),
    Case(
        "Inference-review",
        f"{_INFERENCE} ;\n    cg:review cg:Proposed .",
        f"{_INFERENCE} .",
        "cg:review",
    ),
    Case(
        "Inference-review",
        f"{_INFERENCE} ;\n    cg:review cg:Proposed",
        f"{_INFERENCE} ;\n    cg:review cg:Supports",
        "once",
    ),
    Case(
        "Conflict-review",
        "cg:Reader ;\n    cg:review cg:Proposed",
        "cg:Reader ;\n    cg:review cg:Possible",
        "once",
    ),
    Case(
        "VoteCorrection-actor",
        "vote:one ;\n    cg:actor actor:PAK",
        "vote:one ;\n    cg:actor actor:body",
        "state",
    ),
    Case(
        "InferenceOfTheText",
        "cg:foundBy cg:TextAuthor ;\n    cg:evidence passage:essay-1 ;",
        "cg:foundBy cg:TextAuthor ;",
        "no passage shows it",
    ),
    Case("Conflict-attacker", "    cg:attacker claim:relation ;\n", "", "cg:attacker"),
    Case(
        "Conflict-attacker",
        "cg:attacker claim:relation",
        "cg:attacker claim:definition",
        "other than the one",
    ),
    Case("Conflict-attacked", "    cg:attacked claim:definition ;\n", "", "cg:attacked"),
    Case(
        "Conflict-attacked",
        "cg:attacked claim:definition",
        "cg:attacked thesis:it-is",
        "cg:attacked",
    ),
    Case(
        "Conflict-statement",
        '"The first treats security as a means, the second as an end."@en',
        '"Moyen ou fin."@fr',
        "in own words",
    ),
    Case("Conflict-foundBy", "    cg:foundBy cg:Reader ;\n", "", "cg:foundBy"),
    Case(
        "Conflict-review",
        "cg:foundBy cg:Reader ;\n    cg:review cg:Proposed .",
        "cg:foundBy cg:Reader .",
        "cg:review",
    ),
    # events
    Case(
        "DecisionEvent-on",
        "decision:adoption a cg:DecisionEvent ;\n    cg:on source:treaty ;",
        "decision:adoption a cg:DecisionEvent ;",
        "cg:on",
    ),
    Case(
        "DecisionEvent-on",
        "cg:on provision:treaty-5",
        "cg:on provision:treaty-5 , source:treaty",
        "exactly one",
    ),
    Case(
        "DecisionEvent-body",
        "cg:on source:treaty ;\n    cg:body actor:body ;",
        "cg:on source:treaty ;",
        "cg:body",
    ),
    Case(
        "DecisionEvent-body",
        "cg:on source:treaty ;\n    cg:body actor:body ;",
        "cg:on source:treaty ;\n    cg:body source:essay ;",
        "cg:body",
    ),
    Case(
        "DecisionEvent-outcome",
        "    cg:outcome cg:AdoptedWithoutVote ;\n",
        "",
        "cg:AdoptedByConsensus",
    ),
    Case("DecisionEvent-outcome", "cg:AdoptedWithoutVote", "cg:Consensus", "cg:outcome"),
    Case(
        "DecisionEvent-date",
        'cg:AdoptedWithoutVote ;\n    dcterms:date "2024-12-24"^^xsd:date ;',
        "cg:AdoptedWithoutVote ;",
        "dcterms:date",
    ),
    Case(
        "DecisionEvent-record",
        f"{_VOTE} ;\n    cg:record source:statement ;",
        f"{_VOTE} ;",
        "cg:record",
    ),
    Case(
        "DecisionEvent-record",
        f"{_VOTE} ;\n    cg:record source:statement ;",
        f"{_VOTE} ;\n    cg:record passage:essay-1 ;",
        "cg:record",
    ),
    Case(
        "VoteEvent-outcome",
        "cg:outcome cg:Adopted ;",
        "cg:outcome cg:AdoptedByConsensus ;",
        "not adopted without a vote",
    ),
    Case(
        "VoteEvent-votes",
        " ;\n    cg:inFavour actor:FRA ;\n    cg:abstaining actor:PAK .",
        " .",
        "names no state",
    ),
    Case(
        "VoteEvent-inFavour", "cg:abstaining actor:PAK", "cg:abstaining actor:FRA", "otherwise too"
    ),
    Case("VoteEvent-inFavour", "cg:abstaining actor:PAK", "cg:against actor:FRA", "otherwise too"),
    Case(
        "VoteEvent-against",
        "cg:abstaining actor:PAK",
        "cg:abstaining actor:PAK ; cg:against actor:PAK",
        "abstained too",
    ),
    Case("votes", "cg:inFavour actor:FRA", "cg:inFavour actor:organization", "Only a state votes"),
    Case("votes", "cg:abstaining actor:PAK", "cg:abstaining actor:nobody", "Only a state votes"),
    Case("votes", "", "vote:one cg:against actor:grouping .", "Only a state votes"),
    Case("voters", "", "decision:adoption cg:inFavour actor:FRA .", "write a cg:VoteEvent"),
    Case("sponsor", "cg:sponsor actor:organization", "cg:sponsor source:essay", "described actor"),
    Case("VoteCorrection-corrects", "    cg:corrects vote:one ;\n", "", "cg:corrects"),
    Case(
        "VoteCorrection-corrects",
        "cg:corrects vote:one",
        "cg:corrects decision:adoption",
        "described vote",
    ),
    Case(
        "VoteCorrection-actor",
        "cg:corrects vote:one ;\n    cg:actor actor:PAK ;",
        "cg:corrects vote:one ;",
        "cg:actor",
    ),
    Case(
        "VoteCorrection-intendedVote", "    cg:intendedVote cg:InFavour ;\n", "", "cg:intendedVote"
    ),
    Case(
        "VoteCorrection-evidence",
        "cg:intendedVote cg:InFavour ;\n    cg:evidence passage:essay-1 .",
        "cg:intendedVote cg:inFavour .",
        "cg:evidence",
    ),
    Case(
        "TreatyAction-treaty",
        "action:FRA-reservation a cg:TreatyAction ;\n    cg:treaty source:treaty ;",
        "action:FRA-reservation a cg:TreatyAction ;",
        "cg:treaty",
    ),
    Case(
        "TreatyAction-treaty",
        "action:FRA-reservation a cg:TreatyAction ;\n    cg:treaty source:treaty ;",
        "action:FRA-reservation a cg:TreatyAction ;\n    cg:treaty source:essay ;",
        "described treaty",
    ),
    Case("TreatyAction-actor", "    cg:actor actor:FRA ;\n", "", "cg:actor"),
    Case("TreatyAction-kind", "    cg:kind cg:Reservation ;\n", "", "cg:InvitationToAccede"),
    Case("TreatyAction-kind", "cg:kind cg:Reservation", "cg:kind cg:Party", "cg:kind"),
    Case("TreatyAction-date", '    dcterms:date "2025-10-25"^^xsd:date ;\n', "", "dcterms:date"),
    Case(
        "TreatyAction-provision",
        "cg:provision provision:treaty-5",
        'cg:provision "5"',
        "cg:Provision",
    ),
    Case(
        "TreatyAction-respondsTo",
        "cg:respondsTo action:FRA-reservation",
        "cg:respondsTo actor:FRA",
        "cg:respondsTo",
    ),
    Case(
        "TreatyAction-evidence",
        "cg:respondsTo action:FRA-reservation ;\n    cg:evidence passage:essay-1 .",
        "cg:respondsTo action:FRA-reservation .",
        "cg:evidence",
    ),
    Case("Process-en", '"the drafting"@en', '"la rédaction"@fr', "no name in English"),
    Case(
        "Process-conductedBy",
        "    cg:conductedBy actor:body ;\n    cg:mandatedBy",
        "    cg:mandatedBy",
        "cg:conductedBy",
    ),
    Case(
        "Process-sources",
        "cg:mandatedBy source:statement",
        "cg:mandatedBy actor:body",
        "described sources",
    ),
    Case(
        "Process-sources",
        "cg:produced source:treaty",
        "cg:produced actor:body",
        "described sources",
    ),
    Case(
        "Process-succeeds",
        "cg:succeeds process:drafting",
        "cg:succeeds source:treaty",
        "cg:succeeds",
    ),
    Case(
        "Process-evidence",
        "cg:succeeds process:drafting ;\n    cg:evidence passage:essay-1 .",
        "cg:succeeds process:drafting .",
        "cg:evidence",
    ),
    Case("Membership-member", "    org:member actor:FRA ;\n", "", "org:member"),
    Case("Membership-member", "org:member actor:FRA", "org:member source:essay", "org:member"),
    Case(
        "Membership-organization",
        "    org:organization actor:organization ;\n",
        "",
        "org:organization",
    ),
    Case(
        "Membership-organization",
        "org:organization actor:organization",
        "org:organization actor:FRA",
        "other than the member",
    ),
    Case("Membership-status", "    cg:status cg:Member ;\n", "", "cg:Candidate"),
    Case("Membership-status", "cg:status cg:Member", "cg:status cg:Membership", "cg:status"),
    Case(
        "Membership-evidence",
        'cg:validUntil "2030-01-01"^^xsd:date ;\n    cg:evidence passage:essay-1 .',
        'cg:validUntil "2030-01-01"^^xsd:date .',
        "cg:evidence",
    ),
    # dates
    Case("date", '"2026-03-01"^^xsd:date', '"1 March 2026"', "dcterms:date"),
    Case("date", '"2026-03-01"^^xsd:date', '"2026-02-30"^^xsd:date', "dcterms:date"),
    Case(
        "date",
        '"2026-03-01"^^xsd:date',
        '"2026-03-01"^^xsd:date , "2026"^^xsd:gYear',
        "one dcterms:date",
    ),
    Case(
        "statedOn", 'cg:statedOn "2024-12-24"^^xsd:date', 'cg:statedOn "2024-12-24"', "cg:statedOn"
    ),
    Case("validFrom", '"1993"^^xsd:gYear', "1993", "cg:validFrom"),
    Case(
        "validUntil",
        '"2030-01-01"^^xsd:date',
        '"2030-01-01T00:00:00"^^xsd:dateTime',
        "cg:validUntil",
    ),
)

#: Locators that the published grammar has, and some that look like it.
LOCATORS: Final = (
    "excerpt",
    "title",
    "heading",
    "annex I",
    "part 2",
    "ch 3",
    "sec 4",
    "art 5",
    "art 5(1)",
    "art 5(1)(b)",
    "p 4",
    "s 1",
    "pp 10",
    "op 3",
    "op 3(b)",
    "fn 2",
    "note 3",
    "page 7",
    "p 4 s 1",
    "annex I p 12",
    "art 5(1) s 2",
    "annex II part 2 ch 3 art 17(2)(a) s 3",
)
NO_LOCATORS: Final = (
    "",
    " ",
    "p",
    "p4",
    "p 0",
    "p 4 ",
    " p 4",
    "p 4  s 1",
    "p 4, s 1",
    "P 4",
    "para 4",
    "p 4-6",
    "title 1",
    "op 3 (b)",
    "op 3(B)",
    "art 5(",
    "s 1(a)",
    "p four",
)
