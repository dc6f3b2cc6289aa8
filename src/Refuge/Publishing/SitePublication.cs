namespace Refuge.Publishing;

/// <summary>What a web site needs of a plan for one audience.</summary>
/// <param name="Shown">What the audience may see, for exports.</param>
/// <param name="Documents">The documents, as <c>refuge plan</c> writes them.</param>
/// <param name="Page">The page of the plan.</param>
/// <param name="Signed">
/// The bulletin as it is given out once an approver has signed it, in each language. Until then nobody sees it.
/// </param>
/// <param name="SignedRun"><c>run.json</c> of the same.</param>
sealed record SitePublication(
    Disclosure Shown, IReadOnlyList<Document> Documents, PublishedPage Page, IReadOnlyList<SignedBulletin> Signed,
    Document SignedRun);

/// <summary>A bulletin as it is given out once it is signed, in one language.</summary>
/// <param name="Language">The language, as an IETF tag.</param>
/// <param name="Html">The file that needs nothing else.</param>
/// <param name="Mail">The text of a mail.</param>
/// <param name="Page">The page of a web site.</param>
sealed record SignedBulletin(string Language, Document Html, Document Mail, PublishedPage Page);
