using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CommsAssistant.Service.StatusPage;

/// <summary>Text that is HTML already.</summary>
internal readonly record struct Markup(string Html)
{
    /// <summary>How long it is on the wire.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(Html);
}

/// <summary>Collects HTML. What stands in the source is mark-up; every value in a hole is escaped, unless it is <see cref="Markup"/>.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder written = new();

    /// <summary>Adds mark-up with values in it.</summary>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Holes holes)
    {
        _ = holes;
        return this;
    }

    /// <summary>Adds mark-up.</summary>
    public HtmlText Add(Markup markup)
    {
        written.Append(markup.Html);
        return this;
    }

    public Markup ToMarkup() => new(written.ToString());

    /// <summary>Writes the parts of an interpolated string as they come.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Holes(int literalLength, int formattedCount, HtmlText html)
    {
        private readonly StringBuilder written = html.written;

        public int Expected => literalLength + formattedCount;

        public void AppendLiteral(string literal) => written.Append(literal);

        public void AppendFormatted(string? value) => written.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(int value) => written.Append(value.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(Markup value) => written.Append(value.Html);
    }
}
