namespace Refuge.Reports.Language;

/// <summary>
/// What a word is in its sentence: the tags of the Penn Treebank as the English Web Treebank uses them.
/// </summary>
/// <remarks>
/// Santorini (1990), Part-of-Speech Tagging Guidelines; Bies and others (2012), English Web Treebank, LDC2012T13.
/// </remarks>
enum WordTag : byte
{
    /// <summary>A tag that is none of the others, such as a list mark or a foreign word.</summary>
    Other,

    /// <summary>Noun, singular.</summary>
    Noun,

    /// <summary>Noun, plural.</summary>
    Nouns,

    /// <summary>Name, singular.</summary>
    Name,

    /// <summary>Name, plural.</summary>
    Names,

    /// <summary>Adjective.</summary>
    Adjective,

    /// <summary>Adjective, comparative or superlative.</summary>
    AdjectiveCompared,

    /// <summary>Verb, base form.</summary>
    VerbBase,

    /// <summary>Verb, past tense.</summary>
    VerbPast,

    /// <summary>Verb, gerund or present participle.</summary>
    VerbIng,

    /// <summary>Verb, past participle.</summary>
    VerbParticiple,

    /// <summary>Verb, present, not third person singular.</summary>
    VerbPresent,

    /// <summary>Verb, present, third person singular.</summary>
    VerbPresentS,

    /// <summary>Modal verb.</summary>
    Modal,

    /// <summary>"to" before a verb.</summary>
    To,

    /// <summary>Preposition or word that subordinates a clause.</summary>
    Preposition,

    /// <summary>Determiner or predeterminer.</summary>
    Determiner,

    /// <summary>Pronoun.</summary>
    Pronoun,

    /// <summary>Pronoun that shows the owner.</summary>
    Possessive,

    /// <summary>Adverb, in any degree.</summary>
    Adverb,

    /// <summary>Particle of a verb: "broke out".</summary>
    Particle,

    /// <summary>"And", "or", "but".</summary>
    Conjunction,

    /// <summary>Number.</summary>
    Number,

    /// <summary>"Which", "that" and "who" before a clause.</summary>
    Relative,

    /// <summary>"Where", "when", "how", "why".</summary>
    Where,

    /// <summary>"There" before "is".</summary>
    There,

    /// <summary>"'s" of an owner.</summary>
    Owner,

    /// <summary>A mark.</summary>
    Mark,
}
