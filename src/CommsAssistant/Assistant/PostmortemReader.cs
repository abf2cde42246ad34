using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Facts;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;

namespace CommsAssistant.Assistant;

/// <summary>What a model read in a document, as far as it was verified.</summary>
/// <param name="Events">In the order of the answer.</param>
/// <param name="Refused">How many were refused, by reason.</param>
/// <param name="Problem">Why it read no further; null when it read everything.</param>
public sealed record PostmortemReading(IReadOnlyList<ReadEvent> Events, IReadOnlyDictionary<string, int> Refused, string? Problem)
{
    /// <summary>The prompts and the tokens that it took; null when no model answered.</summary>
    internal Answer? Answer { get; init; }
}

/// <summary>Has a model read a postmortem for what happened when. Nothing reaches it unredacted; nothing it says is believed before it is found in the document.</summary>
public sealed class PostmortemReader(IModels models, PromptLibrary prompts, PromptOptions options)
{
    private const int MostOutput = 12_000, MostCharacters = 24_000;
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Kinds = string.Join(", ", Enum.GetValues<FactKind>().Select(k => k.Name()));

    /// <summary>True when a model is configured for reading.</summary>
    public bool IsConfigured => models.For(ModelPurpose.Extract) is not null;

    /// <summary>Reads a document, long ones in parts. When the model fails, what it read before stays, with the reason.</summary>
    /// <param name="document">The document.</param>
    /// <param name="incidentId">Whose budget pays.</param>
    /// <param name="names">Names that may be said: of the product and its services.</param>
    /// <param name="redactor">Knows the people whom the document names.</param>
    public async Task<PostmortemReading> ReadAsync(PostmortemDocument document, string incidentId, IReadOnlyCollection<string> names, Redactor redactor, CancellationToken ct)
    {
        var (events, refused) = (new List<ReadEvent>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        if (models.For(ModelPurpose.Extract) is not { } client) return new PostmortemReading(events, refused, "no model is configured");
        var outline = DocumentOutline.Of(document);
        var verifier = new DocumentVerifier(outline, [.. names, document.Title]);
        Answer? last = null;
        foreach (var part in Parts(outline))
        {
            try
            {
                var prompt = await prompts["read-document"].RenderAsync(new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["kinds"] = Kinds, ["house_rules"] = options.HouseRules, ["zone"] = outline.Zone, ["day"] = outline.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "not stated",
                    ["document"] = string.Join('\n', part.Select(l => JsonSerializer.Serialize(new { id = l.Place.ToString(), text = redactor.Redact(l.Text).Text }, Shape))),
                }, ct);
                var answer = await new Asking(client, incidentId, MostOutput).AskAsync(prompt, prompt.Format, ct);
                last = last is null ? answer : answer with { InputTokens = last.InputTokens + answer.InputTokens, OutputTokens = last.OutputTokens + answer.OutputTokens };
                Take(DocumentAnswer.Read(answer.Text), verifier, redactor, events, refused);
            }
            catch (ModelUnavailableException e)
            {
                return new PostmortemReading(events, refused, e.Reason) { Answer = last };
            }
        }
        return new PostmortemReading(events, refused, null) { Answer = last };
    }

    private static void Take(DocumentAnswer? read, DocumentVerifier verifier, Redactor redactor, List<ReadEvent> events, SortedDictionary<string, int> refused)
    {
        void Refuse(string reason) => refused[reason] = refused.GetValueOrDefault(reason) + 1;
        if (read is null) Refuse("the answer was not in the form asked for");
        foreach (var said in read?.Events ?? [])
        {
            if (said is null) continue;
            var (quote, text) = (redactor.Restore(said.Quote ?? "", Audience.Responders), redactor.Restore(said.Text ?? "", Audience.Responders));
            // What holds an invented or closed name is no sentence of the document's: the quotation speaks for it.
            var (one, refusal) = verifier.Verify(said with { Quote = quote.Text, Text = text.Unknown + text.Closed == 0 ? text.Text : null });
            if (refusal is not null) Refuse(refusal);
            if (one is not null) events.Add(one);
        }
    }

    /// <summary>The lines with something to read in them, in parts that fit into one question.</summary>
    private static IEnumerable<IReadOnlyList<OutlineLine>> Parts(DocumentOutline outline)
    {
        var (part, characters) = (new List<OutlineLine>(), 0);
        foreach (var line in outline.Lines().Where(l => l.Text.Count(char.IsLetterOrDigit) >= 4 && !Instructions.IsIn(l.Text)))
        {
            if (characters > MostCharacters)
            {
                yield return part;
                (part, characters) = ([], 0);
            }
            part.Add(line);
            characters += line.Text.Length;
        }
        if (part.Count > 0) yield return part;
    }
}
