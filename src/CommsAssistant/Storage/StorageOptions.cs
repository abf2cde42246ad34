using System.ComponentModel.DataAnnotations;

namespace CommsAssistant.Storage;

/// <summary>Where the service keeps its data.</summary>
public sealed class StorageOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Storage";

    /// <summary>The kind of database: sqlite.</summary>
    [RegularExpression("(?i)sqlite", ErrorMessage = "Storage:Provider must be \"sqlite\".")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>For SQLite, "Data Source=FILE".</summary>
    [Required(ErrorMessage = "Storage:ConnectionString is empty. For SQLite give \"Data Source=comms.db\".")]
    public string ConnectionString { get; set; } = "Data Source=comms.db";
}
