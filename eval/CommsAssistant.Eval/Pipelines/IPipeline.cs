namespace CommsAssistant.Eval.Pipelines;

/// <summary>What is evaluated. A call that cannot be answered throws <see cref="PipelineException"/>.</summary>
internal interface IPipeline
{
    Task<TimelineOutput> TimelineAsync(string bundle, CancellationToken ct);
    Task<DraftOutput> DraftAsync(string bundle, CheckpointHead checkpoint, CancellationToken ct);

    /// <param name="document">The postmortem's file.</param>
    Task<ReportOutput> ReportAsync(string document, CancellationToken ct);
}

/// <summary>What is asked for at a checkpoint.</summary>
internal sealed record CheckpointHead(string Draft, DateTimeOffset At, string Status);

/// <summary>A case that could not run.</summary>
internal sealed class PipelineException(string message) : Exception(message);
