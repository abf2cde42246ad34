namespace CommsAssistant.Models;

/// <summary>What a server turned out not to take. Learnt once for each endpoint and model, kept while the process runs.</summary>
internal sealed class EndpointQuirks
{
    /// <summary>Servers that take the wish for a schema and ignore it are known after so many answers without any JSON.</summary>
    private const int Ignored = 2;
    private volatile bool noSchema;
    private volatile bool noTemperature;
    private int withoutJson;

    public bool NoSchema { get => noSchema; set => noSchema = value; }
    public bool NoTemperature { get => noTemperature; set => noTemperature = value; }

    public void SawAnswer(bool anyJson)
    {
        if (anyJson) Volatile.Write(ref withoutJson, 0);
        else if (Interlocked.Increment(ref withoutJson) >= Ignored) noSchema = true;
    }
}
