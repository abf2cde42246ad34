namespace CommsAssistant.Eval;

/// <summary>One case of one repeat.</summary>
/// <param name="Scores">By the names of <see cref="Measures"/>; a failed case has the worst of each.</param>
/// <param name="Details">What was missed or wrong, for a person.</param>
/// <param name="Error">Why it failed; null when it ran.</param>
internal sealed record CaseResult(string Bundle, string Task, string Label, int Repeat, IReadOnlyDictionary<string, double> Scores, IReadOnlyList<string> Details, string? Error, string? Engine, int InputTokens, int OutputTokens, double Seconds)
{
    public double this[string score] => Scores.GetValueOrDefault(score);
    public string Key => $"{Bundle}/{Task}/{Label}";
}
