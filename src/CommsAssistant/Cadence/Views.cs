using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Cadence;

/// <summary>A promise and what became of it.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Deadline">What was owed by when.</param>
/// <param name="Outcome">Where it stands.</param>
/// <param name="Late">How late it was met, or how long it has been missed; null when it was kept, is open or dropped.</param>
public sealed record PromiseView(Incident Incident, Deadline Deadline, DeadlineOutcome Outcome, TimeSpan? Late);

/// <summary>A reminder that stands: the promise is still owed.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Deadline">What is owed by when.</param>
/// <param name="Rung">How far up the ladder it has gone.</param>
/// <param name="At">When it was given, UTC.</param>
/// <param name="IsForCommander">True when whoever looks is in command: only then can it be put off.</param>
public sealed record ReminderView(Incident Incident, Deadline Deadline, Rung Rung, DateTimeOffset At, bool IsForCommander);

/// <summary>How promises went.</summary>
/// <param name="Kept">Met in time.</param>
/// <param name="Late">Met after their time.</param>
/// <param name="Missed">Past and not met.</param>
/// <param name="Open">Not yet due.</param>
/// <param name="Dropped">No longer owed.</param>
public sealed record PromiseCounts(int Kept, int Late, int Missed, int Open, int Dropped)
{
    /// <summary>Share of the promises whose time has come that were kept, from 0 to 1; null when none has.</summary>
    public double? KeptShare => Kept + Late + Missed == 0 ? null : (double)Kept / (Kept + Late + Missed);
}
