using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Publishing;

namespace CommsAssistant.Service.Pages;

/// <summary>Reads what the pages show. It asks the desks, which decide what an actor may see, and decides nothing itself.</summary>
internal sealed class PageReader(IncidentDesk incidents, DraftDesk drafts, QueueDesk waiting, DeskSettings settings, PersonNames names, DocumentShelf documents, IEnumerable<IPublisher> publishers)
{
    private const int LongestExcerpt = 240;
    private readonly Dictionary<string, string> labels = publishers.ToDictionary(p => p.Destination, p => p.Label, StringComparer.Ordinal);

    public bool Commands(Actor actor, Incident head) => actor.Commands(head, settings.Approval);

    public async Task<QueueModel> QueueAsync(Actor actor, bool onlyMine, CancellationToken ct)
    {
        var queue = await waiting.ReadAsync(actor, onlyMine, ct);
        var cards = queue.First.Select(w => new QueueCard(w.Summary, Excerpt(w.Body), Words.Writer(w.Summary.Engine, w.WriterName), Commands(actor, w.Summary.Incident), w.IsStale));
        return new QueueModel([.. cards], queue.Further, queue.OfOthers, onlyMine, queue.Decided, queue.OpenIncidents);
    }

    public async Task<DraftModel?> DraftAsync(string id, Actor actor, CancellationToken ct)
    {
        if (await drafts.GetAsync(id, actor, ct) is not { } view) return null;
        var head = view.Room.Head;
        var reviewers = new List<string>();
        foreach (var reviewer in view.ReviewedBy) reviewers.Add(await names.OfAsync(head.Id, reviewer, ct));
        return new DraftModel
        {
            View = view,
            Sentences = Sentences(view),
            Commands = Commands(actor, head),
            CommanderName = await names.OfAsync(head.Id, head.Commander, ct),
            ReviewedBy = reviewers,
            HasReviewed = view.ReviewedBy.Contains(actor.Id),
            Labels = labels,
        };
    }

    public async Task<IncidentModel?> IncidentAsync(string id, string? kind, Actor actor, CancellationToken ct)
    {
        if (await incidents.GetAsync(id, actor, ct) is not { } view) return null;
        return new IncidentModel
        {
            View = view,
            Messages = new Messages(view.Room),
            Commands = Commands(actor, view.Summary.Head),
            DeputyName = await names.OfAsync(id, view.Summary.Head.Deputy, ct),
            OnlyKind = FactKinds.Parse(kind),
            ShowAll = kind == "all",
            Facts = view.Room.Ledger.Facts.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal),
            Documents = await documents.ListAsync(id, actor, ct) ?? [],
        };
    }

    public async Task<ChannelModel?> ChannelAsync(string id, int number, Actor actor, CancellationToken ct)
    {
        if (await incidents.GetAsync(id, actor, ct) is not { } view) return null;
        var messages = new Messages(view.Room);
        var total = view.Room.Entries.Count;
        var pages = Math.Max(1, (total + Messages.PageSize - 1) / Messages.PageSize);
        number = Math.Clamp(number, 1, pages);
        var shown = view.Room.Entries.Skip((number - 1) * Messages.PageSize).Take(Messages.PageSize).Select(e => messages.Show(e)).ToList();
        var parents = new Dictionary<SourceRef, ShownMessage>();
        foreach (var message in shown)
            if (messages.ParentOf(message.Entry) is { } parent) parents[message.Entry.Source] = parent;
        return new ChannelModel(view.Summary.Head, shown, parents, number, pages, total);
    }

    /// <summary>The sentences where they stand in the text, in its order; words between them that belong to none are shown as unsupported.</summary>
    private static List<ShownSentence> Sentences(DraftView view)
    {
        var text = view.Draft.Text;
        var messages = new Messages(view.Room);
        var shown = new List<ShownSentence>();
        var at = 0;
        foreach (var sentence in view.Draft.Sentences)
        {
            var start = sentence.Text.Length == 0 ? -1 : text.IndexOf(sentence.Text, at, StringComparison.Ordinal);
            if (start < 0) continue;
            Between(at, start);
            Add(sentence, at, start);
            at = start + sentence.Text.Length;
        }
        Between(at, text.Length);
        return shown;

        void Between(int from, int to)
        {
            var words = text[from..to];
            if (words.AsSpan().Trim().Length > 0) Add(Core.Drafting.DraftSentence.Unsupported(words.Trim()), from, from + words.Length - words.TrimStart().Length);
        }

        void Add(Core.Drafting.DraftSentence sentence, int from, int start)
        {
            var isTitle = start < view.Draft.Title.Length;
            var gap = text[from..start].Count(c => c == '\n');
            shown.Add(new ShownSentence(shown.Count + 1, isTitle, gap > 1, sentence, Pieces.Of(sentence.Text, start, view.Findings), [.. sentence.Evidence.DistinctBy(e => (e.Source, e.Quote)).Select(messages.Show)]));
        }
    }

    private static string Excerpt(string body)
    {
        var lines = string.Join('\n', body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3));
        return lines.Length <= LongestExcerpt ? lines : lines[..LongestExcerpt].TrimEnd() + "…";
    }
}
