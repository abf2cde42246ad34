namespace CommsAssistant.Eval;

/// <summary>How far a number may be from what other cases of the same kind would give: 95 % of 1,000 runs over cases drawn with replacement, each with one of its repeats. The draws are the same every time.</summary>
internal static class Confidence
{
    private const int Draws = 1_000;

    public static (double Low, double High) Of(Measure measure, IReadOnlyList<CaseResult> results)
    {
        var cases = results.Where(r => r.Task == measure.Task).GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        if (cases.Count < 2) return (double.NaN, double.NaN);
        var state = 0x9E3779B97F4A7C15UL;
        int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)(state % (ulong)below);
        }
        var values = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var drawn = new List<CaseResult>(cases.Count);
            for (var i = 0; i < cases.Count; i++)
            {
                var repeats = cases[Next(cases.Count)];
                drawn.Add(repeats[Next(repeats.Count)] with { Repeat = 1 });
            }
            values[draw] = measure.Of(drawn);
        }
        Array.Sort(values);
        return (values[(int)(Draws * 0.025)], values[(int)(Draws * 0.975) - 1]);
    }
}
