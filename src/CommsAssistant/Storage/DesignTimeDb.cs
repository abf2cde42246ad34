using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CommsAssistant.Storage;

/// <summary>Lets the migrations tool see the model without a running service.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<CommsDb>
{
    /// <inheritdoc/>
    public CommsDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<CommsDb>().UseSqlite("Data Source=:memory:").Options);
}
