namespace CommsAssistant.Core.Wording;

/// <summary>Tells addresses of the sixth version and of devices from clock times and other words with colons.</summary>
internal static class NetworkAddresses
{
    /// <summary>True for an address that may lead to somebody: not the machine's own.</summary>
    public static bool IsOfSomebody(ReadOnlySpan<char> text) => IsDevice(text) || IsSixth(text);

    private static bool IsDevice(ReadOnlySpan<char> text)
    {
        if (text.Length != 17) return false;
        for (var i = 2; i < 17; i += 3)
            if (i < 16 && text[i] is not (':' or '-')) return false;
        return true;
    }

    private static bool IsSixth(ReadOnlySpan<char> text)
    {
        var (groups, size, gaps, digits) = (0, 0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ':')
            {
                if (i + 1 < text.Length && text[i + 1] is ':') gaps++;
                size = 0;
                continue;
            }
            if (!char.IsAsciiHexDigit(text[i])) return false;
            if (size++ == 0) groups++;
            if (size > 4) return false;
            if (char.IsAsciiDigit(text[i])) digits++;
        }
        return digits > 0 && (gaps == 1 ? groups is > 1 and < 8 : gaps == 0 && groups == 8);
    }
}
