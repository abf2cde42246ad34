using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Postmortems;

/// <summary>Something that a model read in a document and that was verified: it stands there, at that time, in those words.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Quote">The document's own words for it.</param>
/// <param name="Text">The model's sentence; null where only the quotation held.</param>
/// <param name="Kind">The kind that the words bear out.</param>
/// <param name="Confidence">As the document has it.</param>
public sealed record ReadEvent(DateTimeOffset At, DocumentPlace Place, string Quote, string? Text, FactKind Kind, Confidence Confidence);
