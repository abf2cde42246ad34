namespace CommsAssistant.Core.Incidents;

/// <summary>How bad an incident is; 1 is the worst. The number is the wire value after "SEV".</summary>
public enum Severity
{
    /// <summary>Critical: most customers cannot use a main function.</summary>
    Sev1 = 1,
    /// <summary>Major: many customers, or a main function degraded.</summary>
    Sev2 = 2,
    /// <summary>Minor.</summary>
    Sev3 = 3,
    /// <summary>Trivial or internal.</summary>
    Sev4 = 4,
}

/// <summary>Wire names of <see cref="Severity"/>.</summary>
public static class Severities
{
    /// <summary>SEV1 to SEV4.</summary>
    public static string Name(this Severity severity) => "SEV" + ((int)severity).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Parses SEV1, sev-2, S3, P1 or a bare digit; null when it is none.</summary>
    public static Severity? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var digit = text.Trim()[^1];
        return digit is >= '1' and <= '4' ? (Severity)(digit - '0') : null;
    }
}
