using System.Buffers;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Checks;

/// <summary>Names that the channel gives to people and organisations outside, without the names of our own people, products and systems.</summary>
internal static class NamedOutsiders
{
    /// <summary>Names of people to reach, word by word.</summary>
    public static IEnumerable<string> People(CheckContext context) =>
        Outsiders.People(Typed(context)).Distinct(StringComparer.OrdinalIgnoreCase).Where(n => !Insider.IsOrdinaryWord(n) && !IsOurs(context, n));

    /// <summary>Names of organisations: marked by a word, given by a ticket's field, or spoken of as customers are. Of the last only those that the checked text holds.</summary>
    public static IReadOnlyList<string> Organisations(CheckContext context)
    {
        var staff = context.People.All.SelectMany(p => p.RealName.Split(' ').Append(p.Handle)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var typed = Typed(context).ToList();
        var strange = Outsiders.StrangeWords(context.Text).Where(w => !staff.Contains(w) && !IsOurs(context, w)).ToArray();
        var mentioned = strange.Length == 0 ? [] : Outsiders.Mentioned(Holding(typed, strange));
        return [.. Outsiders.Organisations(typed).Concat(Fields(context)).Concat(mentioned).Distinct(StringComparer.OrdinalIgnoreCase).Where(n => !IsOurs(context, n) && !n.Split(' ').Any(staff.Contains))];
    }

    private static IEnumerable<string> Holding(List<string> texts, string[] words)
    {
        var sought = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
        return texts.Where(t => t.AsSpan().ContainsAny(sought));
    }

    private static IEnumerable<string> Typed(CheckContext context) =>
        context.Messages.Values.Where(m => !context.People[m.Body.AuthorId].IsBot).Select(m => MessageText.Plain(MessageText.Whole(m.Body), context.People));

    private static IEnumerable<string> Fields(CheckContext context) =>
        context.Messages.Values.SelectMany(m => m.Body.Attachments).SelectMany(a => a.Fields).Select(f => Outsiders.OfField(f.Title, MessageText.Plain(f.Value, context.People))).OfType<string>();

    private static bool IsOurs(CheckContext context, string name) =>
        context.Catalogue.PublicNames.Concat(context.Catalogue.InternalNames).Any(n => n.Contains(name, StringComparison.OrdinalIgnoreCase));
}
