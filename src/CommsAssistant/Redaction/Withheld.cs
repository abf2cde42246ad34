namespace CommsAssistant.Redaction;

/// <summary>What a placeholder stands for. The order is the rank: where two kinds overlap, the first one named here decides.</summary>
public enum Withheld
{
    /// <summary>A password, key, token or connection string. Never restored.</summary>
    Credential,
    /// <summary>An e-mail address. Never restored.</summary>
    Email,
    /// <summary>A phone number. Never restored.</summary>
    Phone,
    /// <summary>A number or date that names a person, a postal or a network address. Never restored.</summary>
    Personal,
    /// <summary>The number of somebody's account at the company itself; responders work with it.</summary>
    Account,
    /// <summary>A customer of the catalogue; responders see the name.</summary>
    Customer,
    /// <summary>The address of a page; responders see it.</summary>
    Link,
    /// <summary>A machine or an address inside; responders see it.</summary>
    Host,
    /// <summary>A person of the channel; responders see the name.</summary>
    Person,
}
