namespace CommsAssistant.Core.Facts;

/// <summary>What responders do, as English verbs: enough grammar to tell a note typed in a hurry of the person who typed it.</summary>
internal static class Verbs
{
    private static readonly HashSet<string> Bases = Split("""
        roll restart reboot revert deploy redeploy ship release scale throttle pause resume disable enable cordon drain delete remove drop fail raise lower increase decrease bump pin unpin
        lock unlock block unblock revoke rotate purge flush clear switch swap apply merge freeze turn kill stop start isolate patch cap limit move put take bring add open close halt hold keep widen shrink grow convert alter reserve skip bypass mirror
        leave stay go watch check test try verify confirm find look follow tell ask call page post publish write send say correct update change set reset run rerun rebuild restore recover
        replay copy rename mount upgrade downgrade install migrate shift redirect route reroute mute stand wait retry ignore escalate declare resolve mark file prepare draft collect count
        compare read see use withdraw promise join hand give get make do let pull push cut replace renew issue sign reload detach attach resize reduce expand extend disconnect reconnect evict
        quarantine wipe notify inform contact phone ring answer monitor investigate trace dig review approve clean empty fix repair build force trigger cancel abort point warm prune truncate
        restrict allow deny whitelist allowlist rebalance reindex reseed resync sync terminate boot power scan audit rebase retire decommission promote demote cycle bounce
        """);

    private static readonly HashSet<string> Irregular = Split("""
        took put brought went kept left held found told sent wrote said set ran saw made did let cut got gave began fell rose broke came lost built stood withdrew froze read shut hit
        had was were took swung became knew thought felt spoke meant sold woke threw grew
        """);

    /// <summary>True for the plain form of a verb that orders and plans begin with.</summary>
    public static bool IsBase(string word) => Bases.Contains(word.ToLowerInvariant());

    /// <summary>True for a past form: regular ones of any verb longer than four letters, and the irregular ones.</summary>
    public static bool IsPast(string word)
    {
        var lower = word.ToLowerInvariant();
        return Irregular.Contains(lower) || (lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal) && lower is not ("need" or "speed" or "indeed" or "feed" or "exceed" or "hundred" or "embed"));
    }

    /// <summary>True for the past form of a verb that responders do, which a note may begin with: "rolled back the deploy".</summary>
    public static bool IsDeed(string word)
    {
        var lower = word.ToLowerInvariant();
        if (lower is "took" or "put" or "brought" or "sent" or "wrote" or "cut" or "set" or "made" or "found" or "withdrew" or "froze" or "ran" or "rebuilt" or "shut") return true;
        return lower.EndsWith("ed", StringComparison.Ordinal) && (Bases.Contains(lower[..^2]) || Bases.Contains(lower[..^1]) || (lower.EndsWith("ied", StringComparison.Ordinal) && Bases.Contains(lower[..^3] + "y"))
            || (lower.Length > 5 && lower[^3] == lower[^4] && Bases.Contains(lower[..^3])));
    }

    /// <summary>The plain form behind "restarting", "rolling", "stopping"; null when no known verb is behind it.</summary>
    public static string? BaseOfIng(string word)
    {
        var lower = word.ToLowerInvariant();
        if (!lower.EndsWith("ing", StringComparison.Ordinal) || lower.Length < 5) return null;
        var stem = lower[..^3];
        if (Bases.Contains(stem)) return stem;
        if (Bases.Contains(stem + "e")) return stem + "e";
        return stem.Length > 2 && stem[^1] == stem[^2] && Bases.Contains(stem[..^1]) ? stem[..^1] : null;
    }

    /// <summary>"roll" as "rolls", "go" as "goes", "try" as "tries".</summary>
    public static string ThirdPerson(string verb)
    {
        var lower = verb.ToLowerInvariant();
        return lower switch
        {
            "have" => "has",
            "be" or "am" or "are" => "is",
            "do" or "go" => lower + "es",
            "don't" => "does not",
            "haven't" => "has not",
            "aren't" => "is not",
            "were" => "was",
            _ when Unchanged.Contains(lower) || (IsPast(lower) && !Bases.Contains(lower)) => verb,
            _ when lower.EndsWith('y') && lower.Length > 1 && !"aeiou".Contains(lower[^2], StringComparison.Ordinal) => verb[..^1] + "ies",
            _ when lower.EndsWith('s') || lower.EndsWith('x') || lower.EndsWith("ch", StringComparison.Ordinal) || lower.EndsWith("sh", StringComparison.Ordinal) => verb + "es",
            _ => verb + "s",
        };
    }

    /// <summary>True for a word that makes what stands before it a subject: "page has said", "restart is done".</summary>
    public static bool IsAuxiliary(string word) => word.ToLowerInvariant() is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "will" or "can" or "says" or "said" or "stays" or "needs" or "must";

    /// <summary>True for words that may stand between a person and what they do.</summary>
    public static bool IsAdverb(string word) => Adverbs.Contains(word.ToLowerInvariant());

    private static readonly HashSet<string> Unchanged = Split("can cannot can't could couldn't will won't would wouldn't shall should shouldn't may might must did didn't had hadn't was wasn't is isn't has hasn't does doesn't need read put set let cut hit");

    private static readonly HashSet<string> Adverbs = Split("just also already only really still never now then always probably currently actually once often first both all not simply quickly mostly even ever");

    private static HashSet<string> Split(string words) => new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal);
}
