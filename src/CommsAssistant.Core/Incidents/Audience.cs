namespace CommsAssistant.Core.Incidents;

/// <summary>Who a text is for. Ordered from the narrowest view of the facts to the widest: a fact that customers may see, responders may see too.</summary>
public enum Audience
{
    /// <summary>Readers of the status page and of the customer report.</summary>
    Customers = 0,
    /// <summary>Support, customer success, sales and leadership inside the company.</summary>
    Stakeholders = 1,
    /// <summary>Engineers in the incident channel; sees everything.</summary>
    Responders = 2,
}

/// <summary>Wire names and the visibility order of <see cref="Audience"/>.</summary>
public static class Audiences
{
    /// <summary>The lower-case wire name: customers, stakeholders, responders.</summary>
    public static string Name(this Audience audience) => audience switch
    {
        Audience.Customers => "customers",
        Audience.Stakeholders => "stakeholders",
        _ => "responders",
    };

    /// <summary>True when a reader of <paramref name="reader"/> may see material whose visibility is <paramref name="visibility"/>.</summary>
    public static bool MaySee(this Audience reader, Audience visibility) => reader >= visibility;
}
