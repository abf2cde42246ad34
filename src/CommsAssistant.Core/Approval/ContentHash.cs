using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Approval;

/// <summary>A component's status as a publication sets it.</summary>
public sealed record ComponentStatus(string Component, string Status);

/// <summary>Exactly what goes out to one destination.</summary>
/// <param name="Destination">The destination's name in the settings.</param>
/// <param name="Audience">Whom it reaches.</param>
/// <param name="Kind">The draft kind's wire name.</param>
/// <param name="Status">The status it announces.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">The text.</param>
/// <param name="Components">Components with the status that they get, in order.</param>
/// <param name="Notify">True when subscribers are notified.</param>
public sealed record OutgoingText(string Destination, Audience Audience, string Kind, IncidentStatus Status, string Title, string Body, IReadOnlyList<ComponentStatus> Components, bool Notify);

/// <summary>The SHA-256 of what goes out. Each field is written with its length before it, so that no two different contents give the same bytes.</summary>
public static class ContentHash
{
    /// <summary>64 lower-case hexadecimal digits over all destinations, in the order of their names.</summary>
    public static string Of(IEnumerable<OutgoingText> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts.OrderBy(t => t.Destination, StringComparer.Ordinal))
        {
            foreach (var field in (string[])["text", text.Destination, text.Audience.Name(), text.Kind, text.Status.Name(), text.Title, text.Body, text.Notify ? "notify" : "quiet", text.Components.Count.ToString(CultureInfo.InvariantCulture)]) Add(hash, field);
            foreach (var component in text.Components)
            {
                Add(hash, component.Component);
                Add(hash, component.Status);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }
}
