using System.Collections.Frozen;

namespace CommsAssistant.Core.Checks.Grounding;

/// <summary>What words mean to the comparison of a sentence with its sources: stems, words that say the same, and words that say nothing by themselves.</summary>
internal static class GroundedWords
{
    private static readonly FrozenDictionary<string, string> Irregular = Pairs(
        "began begin begun begin fell fall fallen fall rose rise risen rise sent send lost lose told tell found find saw see seen see went go gone go took take taken take ran run broke break broken break kept keep had have has have did do done do "
        + "made make built build caught catch thought think drove drive got get gave give given give came come held hold left leave met meet paid pay read read said say set set shut shut stood stand stuck stick felt feel grew grow grown grow "
        + "knew know known know led lead meant mean put put sold sell shown show spent spend spoke speak wrote write written write hung hang were be was be is be are be been be being be couldn't could cannot can can't can people person "
        + "customers customer users customer user customer merchants merchant children child lives life slept sleep swore swear won win wore wear chose choose chosen choose threw throw thrown throw drew draw drawn draw brought bring bought buy");

    /// <summary>Groups of words that may stand for one another, by stem.</summary>
    private static readonly FrozenDictionary<string, string> Same = Groups(
        "fail failure failing error fault unsuccessful unable cannot can't broken break broke", "slow slower slowly slowness latency delay delayed late lag sluggish crawl crawling", "login log-in signin sign-in sign log logon", "work working function normal normally operate operational fine healthy",
        "recover recovered recovery restore restored restoration", "investigate investigation look looking examine", "start begin began onset beginning", "end stop cease finish over", "fix repair mend solve correct resolve resolved resolution",
        "identify find found locate establish discover", "customer user people client visitor person", "some several few number", "unavailable down offline outage unreachable", "see experience notice get receive encounter have face", "show display",
        "rollback revert roll-back roll reverse undo back", "deploy release rollout deployment", "restart reboot bounce", "monitor watch observe", "increase rise grow climb", "decrease drop fall decline reduce lower shrink", "page screen site",
        "problem issue trouble difficulty", "affect impact hit concern", "complete finish done", "request call", "workaround meanwhile instead alternative", "retry again try", "confirm verify", "suspect think believe suspicion", "report tell say state note", "cause reason",
        "apply put place", "continue still keep remain", "change update modification", "part partial partially partly", "large big many", "normal usual", "quick fast quickly", "pause paused suspend suspended hold", "empty blank", "refuse reject rejected", "load open", "add extra additional",
        "buy purchase checkout", "pay payment", "delete remove", "send deliver delivery arrive", "e-mail email mail", "wait waiting queue queued", "save store", "lose loss lost", "disable turn switch off", "enable on");

    /// <summary>Words that assert nothing.</summary>
    private static readonly FrozenSet<string> Empty = Set(
        "a an the this that these those it its they them their there here we our us i you your he she his her who which what when where while as of in on at to from for with by into onto during between among about across through within via per than then and or but if so also too "
        + "be is are was were been being am do does did have has had can could may might will would shall should must get got very just now currently presently today at moment time times yet still already however meanwhile well such other any own same one ones "
        + "reports report following follows relevant able both each because since until after before due out up off over under back again further more less most much many few some all every no not never none only "
        + "affect affected people customer customers user users experience experiencing see seeing team issue issues problem problems matter thing things way us please order like across seems appear appears take taking place make making case using use go going come coming involve involving remain remains continue continues continued stay stays another longer count counts more");

    private static readonly FrozenSet<string> Negators = Set("not no never none nobody nothing neither nor without cannot can't n't unable isn't aren't wasn't weren't doesn't don't didn't won't hasn't haven't couldn't wouldn't shouldn't");

    private static readonly FrozenSet<string> Bad = Stems("fail failure error fault down unavailable broken miss missing lose lost loss slow slowly sluggish crawl crawling delay delayed stuck timeout reject wrong incomplete stale affect affected impact degrade degraded interrupt interruption problem issue trouble outage crash unsuccessful unreachable offline corrupt duplicate late disrupt disruption hang blank charged");
    private static readonly FrozenSet<string> Good = Stems("work working succeed success available normal normally fine restore restored recover recovered recovery healthy operational ok okay unaffected safe fixed fix resolved resolve intact complete completed online back stable succeeded");
    private static readonly FrozenSet<string> Enders = Stems("stop stopped end ended cease gone clear cleared resolve resolved fix fixed over subside recover recovered prevent");

    public static readonly FrozenSet<string> Hedges = Set("may might could maybe perhaps probably possibly likely suspect suspects suspected suspicion think thinks believe believes theory hypothesis guess seems seem appears appear apparently about around roughly approximately nearly almost unconfirmed estimate estimates estimated expect expects expected reportedly potential potentially possible unclear unsure hint hints tentatively presumably looks ~");
    public static readonly FrozenSet<string> Boosters = Set("definitely certainly fully completely entirely wholly always permanently guaranteed guarantee confirmed confirms clearly exactly never absolutely undoubtedly surely obviously conclusively totally forever immediately");
    public static readonly FrozenSet<string> Future = Set("will shall going plan plans planned intend intends scheduled soon upcoming next about");
    public static readonly FrozenSet<string> Causal = Set("because due caused causes cause owing result results resulting therefore hence led triggered triggers stems stemmed blame attributable");

    /// <summary>How many or how much, by class; a sentence may not change the class.</summary>
    private static readonly FrozenDictionary<string, string> Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["all"] = "all", ["every"] = "all", ["everyone"] = "all", ["everybody"] = "all", ["everything"] = "all", ["entire"] = "all", ["whole"] = "all", ["some"] = "some", ["several"] = "some", ["few"] = "few", ["many"] = "many", ["most"] = "most", ["majority"] = "most",
        ["half"] = "half", ["only"] = "only", ["none"] = "none", ["nobody"] = "none", ["minority"] = "few", ["worldwide"] = "world", ["globally"] = "world", ["global"] = "world", ["twice"] = "twice", ["double"] = "twice", ["doubled"] = "twice", ["both"] = "both", ["third"] = "third", ["quarter"] = "quarter",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Pairs of which one may not stand where the sources have only the other.</summary>
    private static readonly FrozenDictionary<string, string> Opposites = Opposed(
        "increase decrease", "start end", "before after", "available unavailable", "affect unaffected", "open close", "enable disable", "up down", "fast slow", "high low", "more less", "first last", "internal external", "add remove", "accept reject", "succeed fail", "improve worsen", "allow block", "old new", "since until", "upload download", "import export", "primary secondary", "true false", "read write", "above below", "begin finish", "better worse");

    /// <summary>True for a word that stands for nobody in particular: it opens sentences and is no name.</summary>
    public static bool IsIndefinite(string word) => word is "nobody" or "noone" or "somebody" or "someone" or "everybody" or "everyone" or "anybody" or "anyone" or "nothing" or "everything" or "something" or "none";
    public static bool IsEmpty(string word) => Empty.Contains(word);
    public static bool IsNegator(string word) => Negators.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
    public static bool IsBad(string word) => Bad.Contains(Stem(word));
    public static bool IsGood(string word) => Good.Contains(Stem(word));
    /// <summary>What went up or down has not gone.</summary>
    public static bool Ends(string word) => word is not ("go" or "goes" or "going" or "went") && Enders.Contains(Stem(word));
    public static string? ScopeOf(string word) => Scopes.GetValueOrDefault(word);
    public static string? OppositeOf(string word) => Opposites.GetValueOrDefault(Stem(word));

    /// <summary>The class of a word: one name for all words that may stand for one another.</summary>
    public static string ClassOf(string word)
    {
        var stem = Stem(word);
        return Same.GetValueOrDefault(stem, stem);
    }

    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var known)) word = known;
        var stem = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        if (stem.Length > 4 && stem.EndsWith("ies", StringComparison.Ordinal)) stem = stem[..^3] + "y";
        else if (stem.Length > 6 && stem.EndsWith("ing", StringComparison.Ordinal)) stem = stem[..^3];
        else if (stem.Length > 4 && stem.EndsWith("ed", StringComparison.Ordinal)) stem = stem[..^2];
        else if (stem.Length > 4 && (stem.EndsWith("sses", StringComparison.Ordinal) || stem.EndsWith("shes", StringComparison.Ordinal) || stem.EndsWith("ches", StringComparison.Ordinal) || stem.EndsWith("xes", StringComparison.Ordinal))) stem = stem[..^2];
        else if (stem.Length > 3 && stem.EndsWith('s') && !stem.EndsWith("ss", StringComparison.Ordinal) && !stem.EndsWith("us", StringComparison.Ordinal)) stem = stem[..^1];
        if (stem.Length > 3 && stem.EndsWith('e')) stem = stem[..^1];
        return stem.Length > 3 && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Stems(string words) => words.Split(' ').Select(Stem).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Pairs(string words) =>
        words.Split(' ').Chunk(2).Where(p => p.Length == 2).DistinctBy(p => p[0]).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Groups(params string[] groups) =>
        groups.SelectMany(g => g.Split(' ').Select(w => (Stem: Stem(w), Class: Stem(g.Split(' ')[0]) + "*"))).DistinctBy(w => w.Stem).ToFrozenDictionary(w => w.Stem, w => w.Class, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Opposed(params string[] pairs) =>
        pairs.Select(p => p.Split(' ')).SelectMany(p => new[] { (Stem(p[0]), Stem(p[1])), (Stem(p[1]), Stem(p[0])) }).DistinctBy(p => p.Item1).ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);
}
