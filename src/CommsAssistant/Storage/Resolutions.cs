using CommsAssistant.Core.Incidents;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Storage;

/// <summary>Keeps when an incident was over: the clocks stop and start with it.</summary>
internal static class Resolutions
{
    /// <summary>Gives an incident its status within the caller's transaction; a change to or from resolved is kept with its moment.</summary>
    public static async Task SetStatusAsync(CommsDb db, IncidentRow incident, IncidentStatus status, DateTimeOffset at, CancellationToken ct)
    {
        incident.Status = status;
        if (status == IncidentStatus.Resolved && incident.ResolvedAt is null)
        {
            incident.ResolvedAt = at;
            db.Resolutions.Add(new ResolutionRow { IncidentId = incident.Id, From = at });
        }
        else if (status != IncidentStatus.Resolved && incident.ResolvedAt is { } since)
        {
            incident.ResolvedAt = null;
            if (await db.Resolutions.SingleOrDefaultAsync(r => r.IncidentId == incident.Id && r.To == null, ct) is { } over) over.To = at;
            else db.Resolutions.Add(new ResolutionRow { IncidentId = incident.Id, From = since, To = at });
        }
    }
}
