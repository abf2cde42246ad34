using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Approval;

/// <summary>Who acts.</summary>
/// <param name="Id">The person's id, as the incident names its commander.</param>
/// <param name="IsAutomation">True for tokens of programs: they may ask, never approve.</param>
/// <param name="HasSecurityRole">True when the person may see and sign texts of restricted incidents.</param>
/// <param name="MayCommand">True when the person may take command of an incident.</param>
public sealed record Actor(string Id, bool IsAutomation = false, bool HasSecurityRole = false, bool MayCommand = false)
{
    /// <summary>True when this actor may see the incident at all.</summary>
    public bool MaySee(Incident incident) => !incident.IsRestricted || HasSecurityRole;

    /// <summary>True when this person is in command, or is the deputy whom the policy lets act in the commander's place. An incident without a commander has an empty one; nobody is that person.</summary>
    public bool Commands(Incident incident, ApprovalPolicy policy) => !IsAutomation && !string.IsNullOrWhiteSpace(Id)
        && (Id == incident.Commander || (policy.DeputyMayApprove && incident.Deputy is { } deputy && Id == deputy));
}

/// <summary>A draft as it stands at the moment of the decision.</summary>
/// <param name="DraftId">Its id.</param>
/// <param name="Incident">The incident's head at that moment, with whoever is in command then.</param>
/// <param name="Texts">What would go out, one for each destination; at least one.</param>
/// <param name="Findings">What the checks find in the text now.</param>
/// <param name="IsDecided">True when it was approved or rejected before.</param>
/// <param name="FactsAtDrafting">Fingerprint of the facts that it rests on, when it was drafted or last edited.</param>
/// <param name="FactsNow">The same, now.</param>
/// <param name="ReviewedBy">Ids of people who looked it over and said so.</param>
/// <param name="LastPublished">The status that customers read last; null before the first post.</param>
/// <param name="IsReport">True for customer reports.</param>
public sealed record ApprovalItem(string DraftId, Incident Incident, IReadOnlyList<OutgoingText> Texts, IReadOnlyList<Finding> Findings, bool IsDecided, string FactsAtDrafting, string FactsNow, IReadOnlyList<string> ReviewedBy, IncidentStatus? LastPublished, bool IsReport);

/// <summary>A finding that the commander takes on, and why.</summary>
public sealed record AcceptedFinding(string Rule, string Reason);

/// <summary>The wish to approve: by whom, and exactly what was seen.</summary>
public sealed record ApproveCommand(Actor By, string ContentHash, IReadOnlyList<AcceptedFinding> Accepted);

/// <summary>Why an approval was refused.</summary>
public enum RefusalReason
{
    /// <summary>There is nothing to send.</summary>
    NothingToSend,
    /// <summary>It was approved or rejected before.</summary>
    AlreadyDecided,
    /// <summary>A program may not approve.</summary>
    Automation,
    /// <summary>Neither the commander nor a deputy whom the policy allows.</summary>
    NotTheCommander,
    /// <summary>The incident is restricted.</summary>
    SecurityRoleMissing,
    /// <summary>The text changed since it was seen.</summary>
    EditedSince,
    /// <summary>Facts that it rests on changed.</summary>
    Stale,
    /// <summary>A finding that nobody can accept.</summary>
    NeverFinding,
    /// <summary>A blocking finding was not accepted with a reason.</summary>
    BlockingFinding,
    /// <summary>A second person has not looked it over.</summary>
    FourEyesNeeded,
    /// <summary>The status may not go back that way.</summary>
    TransitionNotAllowed,
}

/// <summary>What became of the wish to approve.</summary>
public abstract record ApprovalOutcome
{
    private ApprovalOutcome() { }

    /// <summary>Signed; the text may go out.</summary>
    public sealed record Approved(ApprovedText Text) : ApprovalOutcome;

    /// <summary>Not signed; the message says why and what to do.</summary>
    public sealed record Refused(RefusalReason Reason, string Message) : ApprovalOutcome;
}

/// <summary>A text with its signature. Only <see cref="ApprovalDecision"/> makes one, and publishers take nothing else.</summary>
public sealed class ApprovedText
{
    private ApprovedText(string draftId, IReadOnlyList<OutgoingText> texts, string hash, string approvedBy, DateTimeOffset approvedAt, IReadOnlyList<AcceptedFinding> accepted)
    {
        DraftId = draftId;
        Texts = texts;
        Hash = hash;
        ApprovedBy = approvedBy;
        ApprovedAt = approvedAt;
        Accepted = accepted;
    }

    /// <summary>The draft it was.</summary>
    public string DraftId { get; }
    /// <summary>What goes out, by destination.</summary>
    public IReadOnlyList<OutgoingText> Texts { get; }
    /// <summary>SHA-256 of <see cref="Texts"/>.</summary>
    public string Hash { get; }
    /// <summary>Id of who signed.</summary>
    public string ApprovedBy { get; }
    /// <summary>When, UTC.</summary>
    public DateTimeOffset ApprovedAt { get; }
    /// <summary>Findings that were taken on, with the reasons.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; }

    /// <summary>The decision: pure, and the only maker of approved texts.</summary>
    public static class ApprovalDecision
    {
        /// <summary>Approves, or refuses with the first reason in the order of <see cref="RefusalReason"/>.</summary>
        public static ApprovalOutcome Decide(ApprovalItem item, ApproveCommand command, ApprovalPolicy policy, DateTimeOffset now) =>
            Refusal(item, command, policy) is { } refused ? refused
            : new ApprovalOutcome.Approved(new ApprovedText(item.DraftId, [.. item.Texts], ContentHash.Of(item.Texts), command.By.Id, now, [.. command.Accepted]));

        /// <summary>An approved text as it was stored at the moment of its decision.</summary>
        /// <exception cref="InvalidOperationException">The stored texts are not those that were signed: nothing of them may go out.</exception>
        public static ApprovedText Reinstate(string draftId, IReadOnlyList<OutgoingText> texts, string signedHash, string approvedBy, DateTimeOffset approvedAt, IReadOnlyList<AcceptedFinding> accepted) =>
            string.Equals(ContentHash.Of(texts), signedHash, StringComparison.Ordinal) ? new ApprovedText(draftId, [.. texts], signedHash, approvedBy, approvedAt, [.. accepted])
            : throw new InvalidOperationException($"What is stored for draft {draftId} is not what {approvedBy} signed. It will not be published; look at the audit.");

        private static ApprovalOutcome.Refused? Refusal(ApprovalItem item, ApproveCommand command, ApprovalPolicy policy)
        {
            static ApprovalOutcome.Refused No(RefusalReason reason, string message) => new(reason, message);
            var by = command.By;
            if (item.Texts.Count == 0) return No(RefusalReason.NothingToSend, "No destination is chosen.");
            if (item.IsDecided) return No(RefusalReason.AlreadyDecided, "This draft was decided before. Ask for a new one.");
            if (by.IsAutomation) return No(RefusalReason.Automation, "A program may ask for drafts, never approve them.");
            if (!by.Commands(item.Incident, policy))
                return No(RefusalReason.NotTheCommander, "Only whoever is in command now may approve. Take command first, or ask the commander.");
            if (item.Incident.IsRestricted && !by.HasSecurityRole) return No(RefusalReason.SecurityRoleMissing, "This incident is restricted; approving its texts needs the security role.");
            if (!string.Equals(command.ContentHash, ContentHash.Of(item.Texts), StringComparison.Ordinal)) return No(RefusalReason.EditedSince, "The text changed since you saw it. Read it again, then approve.");
            if (item.FactsAtDrafting != item.FactsNow) return No(RefusalReason.Stale, "Facts that this text rests on changed. Ask for a new draft, or save it again after reading.");
            if (item.Findings.FirstOrDefault(f => f.Severity == FindingSeverity.Never) is { } never) return No(RefusalReason.NeverFinding, $"{never.Rule}: {never.Message}");
            var accepted = command.Accepted.Where(a => !string.IsNullOrWhiteSpace(a.Reason)).Select(a => a.Rule).ToHashSet(StringComparer.Ordinal);
            if (item.Findings.FirstOrDefault(f => f.Severity == FindingSeverity.Block && !accepted.Contains(f.Rule)) is { } blocking) return No(RefusalReason.BlockingFinding, $"{blocking.Rule}: {blocking.Message} Mend the text, or accept the finding with a reason.");
            var needsFourEyes = (policy.FourEyesForSev1 && item.Incident.Severity == Severity.Sev1) || (policy.FourEyesForReports && item.IsReport);
            if (needsFourEyes && !item.ReviewedBy.Any(r => r != by.Id)) return No(RefusalReason.FourEyesNeeded, "A second person must look this over first.");
            if (item.LastPublished is { } last && item.Texts.Any(t => t.Audience == Audience.Customers && !t.Kind.EndsWith("report", StringComparison.Ordinal) && !Allowed(last, t.Status))) return No(RefusalReason.TransitionNotAllowed, "After Resolved comes Investigating again, never another status. Reopen the incident first.");
            return null;
        }

        private static bool Allowed(IncidentStatus from, IncidentStatus to) => from != IncidentStatus.Resolved || to is IncidentStatus.Investigating or IncidentStatus.Resolved;
    }
}
