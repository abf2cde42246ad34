namespace CommsAssistant.Models;

/// <summary>Which models there are, and what they may cost. Without a chain the service works on rules and templates.</summary>
public sealed class ModelsOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Models";

    /// <summary>Models in the order in which they are asked: the next one only when the one before failed.</summary>
    public IList<ModelOptions> Chain { get; set; } = [];
    /// <summary>Seconds within which a model's version of a draft is still worth waiting for; the template's version is there at once.</summary>
    public int FirstDraftDeadlineSeconds { get; set; } = 45;
    /// <summary>Requests that one call may make of one model when the provider is overloaded, fails or cannot be reached.</summary>
    public int Attempts { get; set; } = 2;
    /// <summary>A provider that asks to wait longer than this many seconds is not waited for; the next model is asked.</summary>
    public int MaxRetryAfterSeconds { get; set; } = 10;
    /// <summary>Allows http:// to other machines than this one, for a model inside a network that is trusted.</summary>
    public bool AllowHttp { get; set; }
    /// <summary>Bytes of an answer at most; what is longer counts as a failure.</summary>
    public int MaxAnswerBytes { get; set; } = 4 << 20;
    /// <summary>How much may be sent and received.</summary>
    public BudgetOptions Budget { get; set; } = new();
    /// <summary>When a failing model is left alone for a while.</summary>
    public BreakerOptions Breaker { get; set; } = new();
}

/// <summary>One model of the chain.</summary>
public sealed class ModelOptions
{
    /// <summary>What people call it, in messages and in --model; the model's own name where empty.</summary>
    public string Name { get; set; } = "";
    /// <summary>openai (any server that speaks its chat completions), azure-openai, anthropic or none.</summary>
    public string Provider { get; set; } = "";
    /// <summary>Base address, for example https://api.openai.com/v1; the provider's own where empty.</summary>
    public string Endpoint { get; set; } = "";
    /// <summary>The model's name at the provider; for azure-openai the deployment's.</summary>
    public string Model { get; set; } = "";
    /// <summary>The key. From the environment or user-secrets.</summary>
    public string ApiKey { get; set; } = "";
    /// <summary>Seconds until a whole answer has to be there.</summary>
    public int TimeoutSeconds { get; set; } = 60;
    /// <summary>Seconds of silence in the middle of an answer after which it is given up.</summary>
    public int IdleSeconds { get; set; } = 30;
    /// <summary>Purposes it is asked for (Extract, Write, Judge); all where none is given.</summary>
    public IList<string> Purposes { get; set; } = [];
    /// <summary>Tokens of an answer at most.</summary>
    public int MaxOutputTokens { get; set; } = 4_096;
    /// <summary>auto (asked for, and remembered when the server refuses), yes or no.</summary>
    public string SupportsJsonSchema { get; set; } = "auto";
    /// <summary>Whether answers are streamed over the wire, which shows a stalled one early.</summary>
    public bool Streaming { get; set; } = true;

    internal string DisplayName => Name.Length > 0 ? Name : Model;
}

/// <summary>Tokens that may be spent, sent and received together. Counted in this process; a restart begins anew.</summary>
public sealed class BudgetOptions
{
    /// <summary>In one call.</summary>
    public int PerCall { get; set; } = 100_000;
    /// <summary>For one incident.</summary>
    public int PerIncident { get; set; } = 3_000_000;
    /// <summary>In any 60 minutes.</summary>
    public int PerHour { get; set; } = 6_000_000;
}

/// <summary>A model that keeps failing is left alone for a while, so that the next one is asked at once.</summary>
public sealed class BreakerOptions
{
    /// <summary>Calls within two minutes before it can open; it opens when at least half of them failed.</summary>
    public int MinimumCalls { get; set; } = 4;
    /// <summary>Seconds for which the model is left alone.</summary>
    public int OpenSeconds { get; set; } = 30;
}
