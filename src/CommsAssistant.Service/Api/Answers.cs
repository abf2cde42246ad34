using CommsAssistant.Core.Approval;
using CommsAssistant.Desk;

namespace CommsAssistant.Service.Api;

/// <summary>Outcomes as HTTP answers; refusals are problem+json, and say what to do.</summary>
internal static class Answers
{
    public static IResult NotFound(string what) => Problem(StatusCodes.Status404NotFound, $"There is no such {what}, or you may not see it.");

    public static IResult Bad(string message) => Problem(StatusCodes.Status400BadRequest, message);

    public static IResult Problem(int status, string message, string? reason = null) =>
        Results.Problem(statusCode: status, detail: message, extensions: reason is null ? null : new Dictionary<string, object?> { ["reason"] = reason });

    public static async Task<IResult> OfAsync(ChangeOutcome outcome, string what, Func<Task<IResult>> done) => outcome switch
    {
        ChangeOutcome.Done => await done(),
        ChangeOutcome.NotFound => NotFound(what),
        ChangeOutcome.Forbidden forbidden => Problem(StatusCodes.Status403Forbidden, forbidden.Message),
        ChangeOutcome.Outdated => Problem(StatusCodes.Status412PreconditionFailed, "Somebody was faster: the draft is not what you saw. Get it again, and put your change on what is there now."),
        ChangeOutcome.Conflict conflict => Problem(StatusCodes.Status409Conflict, conflict.Message),
        _ => throw new InvalidOperationException(outcome.GetType().Name),
    };

    public static IResult Of(ApprovalOutcome.Refused refused) => Problem(refused.Reason switch
    {
        RefusalReason.Automation or RefusalReason.NotTheCommander or RefusalReason.SecurityRoleMissing or RefusalReason.FourEyesNeeded => StatusCodes.Status403Forbidden,
        RefusalReason.NeverFinding or RefusalReason.BlockingFinding or RefusalReason.NothingToSend => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    }, refused.Message, refused.Reason.ToString());
}
